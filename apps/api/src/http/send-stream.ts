import type { Request, Response } from 'express';
import type { StreamSink } from '../outbox/event-streams.ts';
import { dataHeaders, neverCached } from './answer.ts';

/** Answers with server-sent events: sends the headers and hands the open answer to `begin`. */
export function sendStream(request: Request, response: Response, begin: (sink: StreamSink) => void): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': neverCached,
    ...dataHeaders,
    // nginx would hold events back to fill its buffer.
    'x-accel-buffering': 'no',
    // When the stream is over so is the connection, which lets the server stop at once.
    connection: 'close',
  });
  response.flushHeaders();
  begin(sinkOf(response));
  // Express answers HEAD by the same route, and HEAD has no body to wait for.
  if (request.method === 'HEAD') response.end();
}

const sinkOf = (response: Response): StreamSink => ({
  get isOpen() {
    return !response.writableEnded && !response.destroyed;
  },
  write: (text) => response.write(text),
  drained: (timeoutMs) =>
    new Promise((resolve) => {
      const finish = (isDrained: boolean) => {
        clearTimeout(timer);
        response.off('drain', drain).off('close', close);
        resolve(isDrained);
      };
      const drain = () => finish(true);
      const close = () => finish(false);
      const timer = setTimeout(close, timeoutMs);
      response.once('drain', drain).once('close', close);
    }),
  end: () => void response.end(),
  onClose(listener) {
    if (response.destroyed) listener();
    else response.once('close', listener);
  },
});
