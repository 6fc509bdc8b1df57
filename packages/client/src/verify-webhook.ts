import { type WarehouseEvent, warehouseEvent } from '@wms/contract';

/** How far a delivery's time may lie from ours, as Standard Webhooks recommends. */
export const webhookToleranceMs = 300_000;

export interface WebhookDelivery {
  /** The body's exact bytes, or their text as it came: not parsed and written again. */
  readonly rawBody: string | Uint8Array;
  /** The request's headers; names in any case. */
  readonly headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** As POST /webhooks showed it, once. */
  readonly secret: string;
  /** Epoch milliseconds; the clock when left out. */
  readonly now?: number;
}

/** An event as it is delivered; `deliveryId` is the same when it is sent again. */
export type DeliveredEvent = Omit<WarehouseEvent, 'id'> & { readonly deliveryId?: string };

const deliveredEvent = warehouseEvent.omit({ id: true });

/**
 * The event of a delivery whose signature is right, or null: then answer 401 and ignore it. Checks
 * `webhook-signature` over `id.timestamp.body` (Standard Webhooks 1.0), which also refuses an old delivery that is
 * played back, and without that header `X-WMS-Signature` over the body alone (guide, section 7). WebCrypto compares
 * in constant time.
 */
export async function verifyWebhook(delivery: WebhookDelivery): Promise<DeliveredEvent | null> {
  const { rawBody, secret, now = Date.now() } = delivery;
  const body = typeof rawBody === 'string' ? new TextEncoder().encode(rawBody) : rawBody;
  const header = readerOf(delivery.headers);
  const standard = header('webhook-signature');
  const isRight =
    standard === null
      ? await isSignedBy(secret, body, fromHex(header('x-wms-signature')))
      : await isStandardSigned(secret, body, standard, header, now);
  return isRight ? readEvent(body) : null;
}

type ReadHeader = (name: string) => string | null;

function readerOf(headers: WebhookDelivery['headers']): ReadHeader {
  if (headers instanceof Headers) return (name) => headers.get(name);
  const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => [named.get(name) ?? null].flat()[0] ?? null;
}

async function isStandardSigned(
  secret: string,
  body: Uint8Array,
  signatures: string,
  header: ReadHeader,
  now: number,
): Promise<boolean> {
  const id = header('webhook-id') ?? '';
  const timestamp = header('webhook-timestamp') ?? '';
  const isRecent = Math.abs(Number(timestamp) * 1000 - now) <= webhookToleranceMs;
  if (id === '' || !/^\d+$/.test(timestamp) || !isRecent) return false;
  const prefix = new TextEncoder().encode(`${id}.${timestamp}.`);
  const signed = new Uint8Array(prefix.length + body.length);
  signed.set(prefix);
  signed.set(body, prefix.length);
  // Several stand there, with spaces between, while a secret is being replaced.
  for (const signature of signatures.split(' ')) {
    if (signature.startsWith('v1,') && (await isSignedBy(secret, signed, fromBase64(signature.slice(3))))) {
      return true;
    }
  }
  return false;
}

async function isSignedBy(secret: string, signed: Uint8Array, signature: Uint8Array | null) {
  if (signature === null) return false;
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  return crypto.subtle.verify('HMAC', key, Uint8Array.from(signature), Uint8Array.from(signed));
}

/** The bytes of `sha256=<hex>`, or null. */
function fromHex(header: string | null): Uint8Array | null {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1];
  return hex === undefined
    ? null
    : Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

function readEvent(body: Uint8Array): DeliveredEvent | null {
  try {
    const parsed = deliveredEvent.safeParse(
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)),
    );
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
