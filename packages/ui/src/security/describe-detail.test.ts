import { expect, it } from 'vitest';
import { describeDetail } from './describe-detail.ts';

it.each([
  [{}, ''],
  [{ network: '192.0.2.0/24' }, ''],
  [{ reason: 'DEVICE_MISMATCH', network: 'loopback', name: 'Shop' }, 'reason: DEVICE_MISMATCH, name: Shop'],
  [{ before: null, after: { status: 'APPROVED' } }, 'after: {"status":"APPROVED"}'],
  [{ reissued: true, tokensRevoked: 0 }, 'reissued: true, tokensRevoked: 0'],
])('%j is said as %j', (detail, said) => {
  expect(describeDetail(detail)).toBe(said);
});
