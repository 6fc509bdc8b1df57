import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyWebhook, webhookToleranceMs } from './verify-webhook.ts';

const secret = 'f3e9'.repeat(16);
const now = Date.UTC(2026, 4, 24, 9);
const rawBody = JSON.stringify({
  event: 'order.shipped',
  asnNumber: 'ASN-00042',
  carrier: 'Fähre Nord',
  deliveryId: 'd1',
  timestamp: '2026-05-24T09:00:00.000Z',
});

const guideSignature = (body: string, key = secret) =>
  `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
const standardSignature = (id: string, seconds: number, body: string, key = secret) =>
  `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;

const guideHeaders = (body = rawBody) => ({
  'X-WMS-Event': 'order.shipped',
  'X-WMS-Signature': guideSignature(body),
});
const seconds = now / 1000;
const standardHeaders = (change: Record<string, string> = {}) => ({
  ...guideHeaders(),
  'webhook-id': 'd1',
  'webhook-timestamp': String(seconds),
  'webhook-signature': standardSignature('d1', seconds, rawBody),
  ...change,
});

const verify = (headers: Record<string, string>, body: string | Uint8Array = rawBody) =>
  verifyWebhook({ rawBody: body, headers, secret, now });

describe('a delivery that was signed with the secret gives its event', () => {
  it.each([
    ['the guide’s header alone', guideHeaders()],
    ['both', standardHeaders()],
    [
      'two Standard Webhooks signatures, the second of them ours',
      standardHeaders({
        'webhook-signature': `v1,${btoa('x'.repeat(32))} ${standardSignature('d1', seconds, rawBody)}`,
      }),
    ],
    [
      'a clock at the edge of the tolerance',
      standardHeaders({
        'webhook-timestamp': String(seconds - webhookToleranceMs / 1000),
        'webhook-signature': standardSignature('d1', seconds - webhookToleranceMs / 1000, rawBody),
      }),
    ],
  ])('with %s', async (_what, headers) => {
    expect(await verify(headers)).toEqual(JSON.parse(rawBody));
  });

  it('from a Fetch request and from its bytes', async () => {
    const headers = new Headers(standardHeaders());
    const bytes = new TextEncoder().encode(rawBody);
    expect(await verifyWebhook({ rawBody: bytes, headers, secret, now })).toMatchObject({ deliveryId: 'd1' });
  });

  it('from the headers of a Node request', async () => {
    const headers = { 'x-wms-signature': [guideSignature(rawBody)], host: undefined };
    expect(await verifyWebhook({ rawBody, headers, secret })).not.toBeNull();
  });
});

describe('nothing comes of', () => {
  const old = seconds - webhookToleranceMs / 1000 - 1;
  it.each<[string, Record<string, string>, string?]>([
    ['no signature', {}],
    ['another secret', { 'x-wms-signature': guideSignature(rawBody, 'another') }],
    ['a changed body', guideHeaders(), rawBody.replace('00042', '00043')],
    [
      'a body that was parsed and written again',
      guideHeaders(),
      JSON.stringify(JSON.parse(rawBody), null, 1),
    ],
    ['a cut-off signature', { 'x-wms-signature': guideSignature(rawBody).slice(0, -2) }],
    ['a signature that is no hex', { 'x-wms-signature': `sha256=${'zz'.repeat(32)}` }],
    [
      'a Standard Webhooks signature that is wrong, beside the guide’s that is right',
      standardHeaders({ 'webhook-signature': 'v1,AAAA' }),
    ],
    ['one that is no base64', standardHeaders({ 'webhook-signature': 'v1,%%%' })],
    [
      'a form that nobody knows',
      standardHeaders({ 'webhook-signature': standardSignature('d1', seconds, rawBody).replace('v1', 'v9') }),
    ],
    ['another id', standardHeaders({ 'webhook-id': 'd2' })],
    [
      'no id',
      standardHeaders({ 'webhook-id': '', 'webhook-signature': standardSignature('', seconds, rawBody) }),
    ],
    [
      'a delivery that is played back later',
      standardHeaders({
        'webhook-timestamp': String(old),
        'webhook-signature': standardSignature('d1', old, rawBody),
      }),
    ],
    ['a time in words', standardHeaders({ 'webhook-timestamp': 'now' })],
    ['a signed body that is no JSON', guideHeaders('hello'), 'hello'],
    ['a signed body that is no event', guideHeaders('{"event":"party"}'), '{"event":"party"}'],
  ])('%s', async (_what, headers, body) => {
    expect(await verify(headers, body)).toBeNull();
  });
});
