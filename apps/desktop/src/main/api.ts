import {
  type CallOptions,
  type CallResult,
  type Client,
  createClient,
  type FollowOptions,
} from '@wms/client';
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

/** Follows the events of the connection's warehouse: see `Client.follow`. */
export type FollowServer = (connection: Connection, options: FollowOptions) => ReturnType<Client['follow']>;

/**
 * All calls of the API: each says which device it comes from, and with a token who is calling.
 * @param fetch knows the way through the company's network
 */
export function createApi(
  deviceHash: string,
  fetch: typeof globalThis.fetch,
): { readonly call: CallServer; readonly follow: FollowServer } {
  function clientOf({ serverUrl, token }: Connection): Client {
    const credentials: Record<string, string> = { [headers.device]: deviceHash };
    if (token !== null) credentials.authorization = `Bearer ${token}`;
    return createClient({ baseUrl: serverUrl, credentials: () => credentials, fetch });
  }
  return {
    call: (connection, name, request, options) => clientOf(connection).call(name, request, options),
    follow: (connection, options) => clientOf(connection).follow(options),
  };
}
