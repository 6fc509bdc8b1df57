import { type CallResult, type ClientOptions, createClient } from '@wms/client';
import type { EndpointName } from '@wms/contract';
import type { FileHost } from '@wms/ui/host-bridge';
import { uploadFetch } from './upload-fetch.ts';

/** What stands around every call of the page: an answer instead of it, or a look at its answer. */
export interface CallGuard {
  readonly answeredHere: (name: EndpointName) => CallResult<never> | null;
  readonly minding: <Result extends CallResult<unknown>>(result: Result) => Result;
}

/** Files go out as all calls do, but by the one `fetch` that says how far they are. */
export const createPortalFiles = (
  options: ClientOptions,
  { answeredHere, minding }: CallGuard,
): FileHost => ({
  async send(name, request, { signal, onSent }) {
    const here = answeredHere(name);
    if (here) return here;
    const client = createClient({ ...options, fetch: uploadFetch(onSent) });
    return minding(await client.call(name, request, { signal }));
  },
});
