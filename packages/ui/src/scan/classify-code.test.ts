import { describe, expect, it } from 'vitest';
import { classifyCode, lostCharacter } from './classify-code.ts';

const gs = '\u001d';
const ean = '6291041500213';
const gtin = `0${ean}`;
const sscc = '376104250021234569';
const unknown = (text: string, reason: string) => ({ kind: 'UNKNOWN', text, reason });
const goods = (count: number | null = null, sku: string | null = null) => ({
  kind: 'GTIN',
  gtin,
  sku,
  count,
});

describe('our own codes', () => {
  it.each([
    ['ASN-00042', { kind: 'ASN', asnNumber: 'ASN-00042' }],
    [' ASN-00042 ', { kind: 'ASN', asnNumber: 'ASN-00042' }],
    [']C0ASN-00042', { kind: 'ASN', asnNumber: 'ASN-00042' }],
    [`ASN-${'1'.repeat(36)}`, { kind: 'ASN', asnNumber: `ASN-${'1'.repeat(36)}` }],
    [`ASN-${'1'.repeat(37)}`, unknown(`ASN-${'1'.repeat(37)}`, 'DAMAGED')],
    ['ASN-', unknown('ASN-', 'DAMAGED')],
    ['ASN-00/42', unknown('ASN-00/42', 'DAMAGED')],
    [`ASN-00${gs}42`, unknown(`ASN-00${gs}42`, 'DAMAGED')],
    ['WKR-00001', { kind: 'BADGE', badge: 'WKR-00001' }],
    [']C0WKR-123456', { kind: 'BADGE', badge: 'WKR-123456' }],
    [`WKR-${'1'.repeat(20)}`, { kind: 'BADGE', badge: `WKR-${'1'.repeat(20)}` }],
    [`WKR-${'1'.repeat(21)}`, unknown(`WKR-${'1'.repeat(21)}`, 'DAMAGED')],
    ['WKR-', unknown('WKR-', 'DAMAGED')],
    ['WKR-1/2', unknown('WKR-1/2', 'DAMAGED')],
    ['TSHIRT-BLK-L', { kind: 'SKU', sku: 'TSHIRT-BLK-L' }],
    ['asn-00042', { kind: 'SKU', sku: 'asn-00042' }],
    ['(10)A7', { kind: 'SKU', sku: '(10)A7' }],
    ['x'.repeat(64), { kind: 'SKU', sku: 'x'.repeat(64) }],
    ['x'.repeat(65), unknown('x'.repeat(65), 'TOO_LONG')],
    ['  ', unknown('', 'EMPTY')],
    [']C0', unknown('', 'EMPTY')],
    [`ASN${lostCharacter}00042`, unknown(`ASN${lostCharacter}00042`, 'UNREADABLE')],
  ])('%j is %j', (scanned, code) => {
    expect(classifyCode(scanned)).toEqual(code);
  });
});

describe('codes of GS1', () => {
  it.each([
    [ean, goods(null, ean)],
    [`]E0${ean}`, goods(null, ean)],
    [gtin, goods(null, gtin)],
    ['036000291452', { kind: 'GTIN', gtin: '00036000291452', sku: '036000291452', count: null }],
    ['96385074', { kind: 'GTIN', gtin: '00000096385074', sku: '96385074', count: null }],
    ['6291041500214', { kind: 'SKU', sku: '6291041500214' }],
    [`]C101${gtin}`, goods()],
    [`]d201${gtin}10A7${gs}3012`, goods(12)],
    [`]Q301${gtin}30012`, goods(12)],
    [`]d201${gtin}300`, goods()],
    [`${gs}01${gtin}`, goods()],
    [`01${gtin}`, goods(null, `01${gtin}`)],
    [`01${gtin}10A7`, goods(null, `01${gtin}10A7`)],
    [`(01)${gtin}(30)5`, goods(5)],
    [`(01) 06291 041500213`, goods()],
    [`(02)${gtin}(37)240`, goods(240)],
    [`]C100${sscc}`, { kind: 'SSCC', sscc }],
    [`00${sscc}`, { kind: 'SSCC', sscc }],
    [`(00)${sscc}`, { kind: 'SSCC', sscc }],
    [`]C100${sscc}02${gtin}37240`, { kind: 'SSCC', sscc }],
    ['00376104250021234568', { kind: 'SKU', sku: '00376104250021234568' }],
    [']C10106291041500214', unknown('0106291041500214', 'DAMAGED')],
    ['(01)06291041500214', unknown('(01)06291041500214', 'DAMAGED')],
    [']C1ASN', unknown('ASN', 'DAMAGED')],
    [']C110A7', unknown('10A7', 'NOT_GOODS')],
    [`A${gs}B`, unknown(`A${gs}B`, 'DAMAGED')],
  ])('%j is %j', (scanned, code) => {
    expect(classifyCode(scanned)).toEqual(code);
  });
});
