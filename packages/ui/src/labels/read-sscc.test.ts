import { expect, it } from 'vitest';
import { readSscc } from './read-sscc.ts';

it.each([
  ['106141411234567897', '106141411234567897'],
  ['(00)106141411234567897', '106141411234567897'],
  ['00106141411234567897', '106141411234567897'],
  ['(00) 1 0614141 123456789 7', '106141411234567897'],
  ['000000000000000000', '000000000000000000'],
  // A wrong check digit.
  ['106141411234567890', null],
  // One digit short, one too many, and other carriers' numbers.
  ['10614141123456789', null],
  ['1061414112345678970', null],
  ['1Z999AA10123456784', null],
  ['', null],
  [null, null],
])('the SSCC in %j is %j', (trackingNumber, sscc) => expect(readSscc(trackingNumber)).toBe(sscc));
