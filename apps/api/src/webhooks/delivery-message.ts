import { createHmac } from 'node:crypto';

/** What the receiver sees in User-Agent. */
const userAgent = '888-WMS-Webhooks/1';

export interface Message {
  /** Of the delivery, or of the one that is sent once more: the same message keeps its id. */
  readonly messageId: string;
  readonly event: string;
  /** The event's own fields as JSON text; null for a test, which is about no event. */
  readonly fields: string | null;
  /** When the event was, in epoch milliseconds. */
  readonly at: number;
}

/** The body: `{ event, ...fields, timestamp, deliveryId }` (guide, section 7). The same message gives the same bytes. */
export function deliveryBody({ messageId, event, fields, at }: Message): string {
  const about = fields === null ? { test: true } : (JSON.parse(fields) as object);
  return JSON.stringify({ event, ...about, timestamp: new Date(at).toISOString(), deliveryId: messageId });
}

/**
 * The headers of a delivery, signed twice over the exact bytes of the body, both times with the secret text's own
 * bytes as the key: X-WMS-Signature as the guide has it (section 7), and webhook-* as Standard Webhooks has it, whose
 * form of the secret is then `whsec_` and the base64 of the text. `now` is epoch milliseconds.
 */
export function deliveryHeaders(
  { messageId, event }: Pick<Message, 'messageId' | 'event'>,
  body: string,
  { secret, now }: { secret: string; now: number },
): Record<string, string> {
  const timestamp = Math.floor(now / 1000);
  const sign = (text: string) => createHmac('sha256', secret).update(text);
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': userAgent,
    'x-wms-event': event,
    'x-wms-signature': `sha256=${sign(body).digest('hex')}`,
    'webhook-id': messageId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${sign(`${messageId}.${timestamp}.${body}`).digest('base64')}`,
  };
}
