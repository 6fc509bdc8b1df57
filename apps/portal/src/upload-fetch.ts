/**
 * A `fetch` for one request with a file, which says how many of its bytes have gone out: only XMLHttpRequest tells. It
 * takes what the client's requests hold, no streams, and fails as fetch does, with a TypeError or the signal's reason.
 */
export const uploadFetch =
  (onSent: (bytes: number) => void) =>
  (input: string | URL | Request, init: RequestInit = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { signal } = init;
      if (signal?.aborted) return reject(signal.reason);
      const url = new URL(input instanceof Request ? input.url : input, document.baseURI).href;
      const sending = new XMLHttpRequest();
      const abort = () => sending.abort();
      const fail = () => reject(signal?.aborted ? signal.reason : new TypeError('Failed to send the file'));
      sending.open(init.method ?? 'GET', url);
      new Headers(init.headers).forEach((value, name) => sending.setRequestHeader(name, value));
      sending.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
      sending.addEventListener('load', () => {
        // The API never redirects: whatever answers under another address is not it.
        if (sending.responseURL !== url) return fail();
        const { status, responseText } = sending;
        resolve(new Response(status === 204 ? null : responseText, { status, headers: headersOf(sending) }));
      });
      sending.addEventListener('error', fail);
      sending.addEventListener('abort', fail);
      sending.addEventListener('loadend', () => signal?.removeEventListener('abort', abort));
      signal?.addEventListener('abort', abort);
      sending.send(init.body as Blob);
    });

function headersOf(sending: XMLHttpRequest): Headers {
  const headers = new Headers();
  for (const line of sending.getAllResponseHeaders().trim().split('\r\n')) {
    const [name = '', ...value] = line.split(': ');
    if (name !== '') headers.append(name, value.join(': '));
  }
  return headers;
}
