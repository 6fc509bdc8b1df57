import { describe, expect, it } from 'vitest';
import { changeableNames, queueableNames, readableNames } from './callable-names.ts';
import { issuesMax, parseRequest } from './parse-request.ts';

const parse = (name: Parameters<typeof parseRequest>[0], given: unknown) =>
  parseRequest(name, given, 'unfit');

describe('what a screen wants to send', () => {
  it('goes on exactly as it was given when it fits', () => {
    const given = { query: { search: 'TEE', limit: '20' } };
    expect(parse('listStock', given)).toEqual({ ok: true, request: given });
    expect(parse('receiveShipment', { params: { id: 'ASN-00042' } })).toMatchObject({ ok: true });
  });

  it.each([
    ['no object', 'listStock', null],
    ['a query that the endpoint does not know', 'listStock', { query: { nothing: '1' } }],
    ['a limit above the most', 'listStock', { query: { limit: '201' } }],
    ['a part that the endpoint does not take', 'listStock', { body: {} }],
    ['an unknown part', 'listStock', { headers: { authorization: 'x' } }],
    ['no parameters', 'receiveShipment', { body: {} }],
    ['a count that is no whole number', 'receiveShipment', receiptOf({ receivedQty: 1.5 })],
    ['a negative count', 'receiveShipment', receiptOf({ receivedQty: -1 })],
    ['an unknown field', 'receiveShipment', receiptOf({ receivedQty: 1, note: 'x' })],
    ['no body where one is needed', 'updateStock', {}],
    ['a sale that adds', 'updateStock', { body: { transactions: [{ sku: 'A', delta: 1, type: 'SALE' }] } }],
  ] as const)('with %s is refused before it is sent', (_title, name, given) => {
    expect(parse(name, given)).toMatchObject({
      ok: false,
      refusal: { status: 422, code: 'INVALID_REQUEST' },
    });
  });

  it('says where it does not fit, in a bounded number of places', () => {
    const transactions = Array.from({ length: 50 }, () => ({ sku: '', delta: 0, type: 'SALE' }));
    const parsed = parse('updateStock', { body: { transactions } });
    const issues = parsed.ok ? [] : (parsed.refusal.details.issues as { path: string }[]);
    expect(issues).toHaveLength(issuesMax);
    expect(issues[0]?.path).toBe('/body/transactions/0/sku');
  });

  it('is a read when it is not queued', () => {
    expect(readableNames).not.toContain('desktopLogin');
    expect(readableNames).not.toContain('receiveShipment');
    expect(readableNames).toContain('listStock');
    expect(changeableNames).toContain('receiveStock');
    for (const name of [...queueableNames, 'desktopLogin', 'createShipment', 'signOutOfPortal'])
      expect(changeableNames).not.toContain(name);
  });
});

function receiptOf(line: object) {
  return { params: { id: 'ASN-00042' }, body: { lines: [{ sku: 'A', ...line }] } };
}
