import { once } from 'node:events';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';

/** A delivery as it arrived: the exact body, before anything is made of it. */
export interface ReceivedDelivery {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WebhookReceiver {
  /** `localhost:port`, as `WMS_WEBHOOK_ALLOW_HOSTS` has it. */
  readonly host: string;
  readonly port: number;
  /** `https://localhost:port/hook`. */
  readonly url: string;
  /** PEM of the certificate that vouches for it. */
  readonly certificate: string;
  readonly received: readonly ReceivedDelivery[];
  /** Connections that were opened, whatever came over them. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** What a receiver does with a delivery; without one it answers 204. */
export type Answering = (response: ServerResponse, delivery: ReceivedDelivery) => void;

/** Made once for a test process: key pairs take their time. */
let certificate: ReturnType<typeof generate> | undefined;

/** A partner's receiver on this machine: real HTTPS on a free port, with a certificate of its own. */
export async function startWebhookReceiver(
  answer: Answering = (response) => response.writeHead(204).end(),
): Promise<WebhookReceiver> {
  certificate ??= generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  const { private: key, cert } = await certificate;
  const received: ReceivedDelivery[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer({ key, cert }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const delivery = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      received.push(delivery);
      answer(response, delivery);
    });
  });
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {
      // Cut off by the other side, as some tests want it.
    });
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host: `localhost:${port}`,
    port,
    url: `https://localhost:${port}/hook`,
    certificate: cert,
    received,
    connections: () => connections,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Lets this process trust a receiver's certificate, as NODE_EXTRA_CA_CERTS does for a server that is started. */
export function trustCertificate(pem: string): void {
  setDefaultCACertificates([...getCACertificates('default'), pem]);
}
