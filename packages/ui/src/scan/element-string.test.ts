import { describe, expect, it } from 'vitest';
import { readBracketed, readElements, writeBracketed } from './element-string.ts';

const gs = '\u001d';
const gtin = '06291041500213';
const sscc = '376104250021234569';

describe('an element string', () => {
  it.each([
    ['', ''],
    [`01${gtin}`, `(01)${gtin}`],
    [`${gs}01${gtin}`, `(01)${gtin}`],
    [`00${sscc}`, `(00)${sscc}`],
    [`01${gtin}10A7`, `(01)${gtin}(10)A7`],
    [`01${gtin}10A7${gs}`, `(01)${gtin}(10)A7`],
    [`10A7${gs}01${gtin}`, `(10)A7(01)${gtin}`],
    [`01${gtin}${gs}10A7`, `(01)${gtin}(10)A7`],
    [`01${gtin}11260131152602281726123130100`, `(01)${gtin}(11)260131(15)260228(17)261231(30)100`],
    [`00${sscc}02${gtin}37240`, `(00)${sscc}(02)${gtin}(37)240`],
    [`01${gtin}21SN-1/2${gs}3012`, `(01)${gtin}(21)SN-1/2(30)12`],
    [`01${gtin}3103001250`, `(01)${gtin}(3103)001250`],
    [`240RED${gs}91INHOUSE`, '(240)RED(91)INHOUSE'],
    ['17260200', '(17)260200'],
    ['11240229', '(11)240229'],
  ])('%j is %j', (text, bracketed) => {
    const { fields, fault } = readElements(text);
    expect({ text: writeBracketed(fields), fault }).toEqual({ text: bracketed, fault: null });
  });

  it.each([
    ['0106291041500214', 'CHECK_DIGIT', '01', ''],
    ['00376104250021234568', 'CHECK_DIGIT', '00', ''],
    ['01062910415002', 'LENGTH', '01', ''],
    ['010629104150021A', 'CHARACTERS', '01', ''],
    [`01${gtin}10`, 'LENGTH', '10', `(01)${gtin}`],
    [`10${'A'.repeat(21)}`, 'LENGTH', '10', ''],
    ['30123456789', 'LENGTH', '30', ''],
    ['3012A', 'CHARACTERS', '30', ''],
    ['10A B', 'CHARACTERS', '10', ''],
    ['17261301', 'DATE', '17', ''],
    ['17260230', 'DATE', '17', ''],
    ['17260001', 'DATE', '17', ''],
    [`01${gtin}99`, 'LENGTH', '99', `(01)${gtin}`],
    [`01${gtin}ASN`, 'UNKNOWN_AI', 'AS', `(01)${gtin}`],
    ['5', 'UNKNOWN_AI', '5', ''],
    [gs + gs, 'UNKNOWN_AI', gs, ''],
  ])('%j has the fault %s in (%s)', (text, kind, ai, before) => {
    const { fields, fault } = readElements(text);
    expect({ text: writeBracketed(fields), fault }).toEqual({ text: before, fault: { kind, ai } });
  });
});

describe('a text in brackets', () => {
  it.each([
    [`(01)${gtin}`, `(01)${gtin}`],
    [`(01) 0629 1041 5002 13 (10) A7`, `(01)${gtin}(10)A7`],
    [`(01)${gtin}(21)A(B)C`, `(01)${gtin}(21)A(B)C`],
  ])('%j is %j', (text, bracketed) => {
    const { fields, fault } = readBracketed(text);
    expect({ text: writeBracketed(fields), fault }).toEqual({ text: bracketed, fault: null });
  });

  it.each([
    ['(01)06291041500214', 'CHECK_DIGIT', '01'],
    ['(98765)1', null, null],
    ['(05)1', 'UNKNOWN_AI', '05'],
    ['(10)', 'LENGTH', '10'],
  ])('%j has the fault %s', (text, kind, ai) => {
    expect(readBracketed(text)).toEqual({ fields: [], fault: kind && { kind, ai } });
  });
});
