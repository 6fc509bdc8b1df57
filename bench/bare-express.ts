// The baseline of `reads`: Express answering the bytes that the real API answers, and nothing else. Takes the
// answer's text as its argument.
import express from 'express';
import type { AddressInfo } from 'node:net';

const text = process.argv[2] ?? '';
const length = Buffer.byteLength(text);
const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.get('/api/wms/v1/stock', (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': length });
  response.end(text);
});
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ event: 'listening', url: `http://127.0.0.1:${port}` }));
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
