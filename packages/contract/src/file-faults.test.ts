import { expect, it } from 'vitest';
import { fileFaults, rowFaults, sayFileFault, sayRowFault } from './file-faults.ts';

it.each(Object.entries({ ...fileFaults, ...rowFaults }))(
  '%s comes with the values that its sentence names, beside the line',
  (_code, { sentence, example }) => {
    const named = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const given = Object.keys(example);
    expect(given).toEqual(expect.arrayContaining(named));
    expect(given.filter((name) => !named.includes(name) && name !== 'line')).toEqual([]);
  },
);

it('a fault is said with its values', () => {
  expect(sayRowFault({ code: 'TOO_LONG', values: { column: 'name', lengthMax: 200 } })).toBe(
    'name is longer than 200 characters',
  );
  expect(sayFileFault({ code: 'TOO_MANY_ROWS', values: { rowsMax: 9 } })).toBe(
    'has more than 9 rows: send it in parts',
  );
});
