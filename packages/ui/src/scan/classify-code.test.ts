import { expect, it } from 'vitest';
import { classifyCode } from './classify-code.ts';

it.each([
  ['ASN-00042', { kind: 'ASN', asnNumber: 'ASN-00042' }],
  [' ASN-00042 ', { kind: 'ASN', asnNumber: 'ASN-00042' }],
  [`ASN-${'1'.repeat(36)}`, { kind: 'ASN', asnNumber: `ASN-${'1'.repeat(36)}` }],
  [`ASN-${'1'.repeat(37)}`, { kind: 'UNKNOWN', text: `ASN-${'1'.repeat(37)}` }],
  ['ASN-', { kind: 'UNKNOWN', text: 'ASN-' }],
  ['ASN-00/42', { kind: 'UNKNOWN', text: 'ASN-00/42' }],
  ['TSHIRT-BLK-L', { kind: 'SKU', sku: 'TSHIRT-BLK-L' }],
  ['asn-00042', { kind: 'SKU', sku: 'asn-00042' }],
  ['x'.repeat(64), { kind: 'SKU', sku: 'x'.repeat(64) }],
  ['x'.repeat(65), { kind: 'UNKNOWN', text: 'x'.repeat(65) }],
  ['  ', { kind: 'UNKNOWN', text: '' }],
])('%j is %j', (scanned, code) => {
  expect(classifyCode(scanned)).toEqual(code);
});
