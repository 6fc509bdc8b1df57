import { quantityMax } from '@wms/domain';
import { describe, expect, it } from 'vitest';
import { readCount, readDelta } from './read-count.ts';

describe('reading a count', () => {
  it.each([
    ['', null],
    [' ', null],
    ['0', 0],
    ['098', 98],
    [' 98 ', 98],
    ['-1', null],
    ['1.5', null],
    ['1e3', null],
    ['ASN-1', null],
    [String(quantityMax), quantityMax],
    [String(quantityMax + 1), null],
    ['99999999999', null],
  ])('%j is %s', (text, count) => expect(readCount(text)).toBe(count));
});

describe('reading a change', () => {
  it.each([
    ['', null],
    ['0', null],
    ['-0', null],
    ['3', 3],
    ['+3', 3],
    [' -3 ', -3],
    ['\u22123', -3],
    ['--3', null],
    ['- 3', null],
    ['1.5', null],
    [String(-quantityMax), -quantityMax],
    [String(-quantityMax - 1), null],
  ])('%j is %s', (text, delta) => expect(readDelta(text)).toBe(delta));
});
