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

/** All HTTP of the client: every call says which device it comes from, and with a token who is calling. */
export function createApi(deviceHash: string): CallServer {
  return (connection, name, request, options) => {
    const credentials: Record<string, string> = { [headers.device]: deviceHash };
    if (connection.token !== null) credentials.authorization = `Bearer ${connection.token}`;
    const client = createClient({ baseUrl: connection.serverUrl, credentials: () => credentials });
    return client.call(name, request, options);
  };
}
