import { type CallOptions, type CallResult, createClient } from '@wms/client';
import { type AnswerOf, type EndpointName, headers, type RequestOf } from '@wms/contract';

/** Where to call and as whom. The token goes to this address and to no other. */
export interface Connection {
  readonly serverUrl: string;
  /** Null before anybody has signed in. */
  readonly token: string | null;
}

/** Calls an endpoint of a server. Never rejects: a failure is a value. */
export type CallServer = <Name extends EndpointName>(
  connection: Connection,
  name: Name,
  request: RequestOf<Name>,
  options?: CallOptions,
) => Promise<CallResult<AnswerOf<Name>>>;

/**
 * All calls of the API: each says which device it comes from, and with a token who is calling.
 * @param fetch knows the way through the company's network
 */
export function createApi(deviceHash: string, fetch: typeof globalThis.fetch): CallServer {
  return (connection, name, request, options) => {
    const credentials: Record<string, string> = { [headers.device]: deviceHash };
    if (connection.token !== null) credentials.authorization = `Bearer ${connection.token}`;
    const client = createClient({ baseUrl: connection.serverUrl, credentials: () => credentials, fetch });
    return client.call(name, request, options);
  };
}
