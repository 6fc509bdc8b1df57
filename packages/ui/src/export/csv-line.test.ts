import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

describe('a cell', () => {
  it.each([
    [null, ''],
    ['', '""'],
    [0, '0'],
    [-3, '-3'],
    ['TSHIRT-BLK-L', '"TSHIRT-BLK-L"'],
    ['a,b;c', '"a,b;c"'],
    ['a "b"', '"a ""b"""'],
    ['a\r\nb', '"a\r\nb"'],
    ['=1+1', `"'=1+1"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['a=1', '"a=1"'],
    ['="a"', `"'=""a"""`],
  ])('%j is written as %s', (cell, written) => expect(csvLine([cell])).toBe(`${written}\r\n`));
});

it('a line has its cells in order', () => {
  expect(csvLine(['A', 1, null, 'B'])).toBe('"A",1,,"B"\r\n');
});
