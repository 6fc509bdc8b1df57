import { expect, it } from 'vitest';
import { changesOf, readDraft } from './product-draft.ts';

const draft = { name: ' Tee ', ourStock: '5', inProduction: '0', gtin: '9520000000011' };
const tee = { name: 'Tee', ourStock: 5, inProduction: 0, gtin: '09520000000011' };

it('a draft is read with its GTIN in 14 digits, or with none', () => {
  expect(readDraft(draft)).toEqual(tee);
  expect(readDraft({ ...draft, gtin: ' ' })).toEqual({ ...tee, gtin: null });
});

it.each([
  { name: ' ' },
  { ourStock: '-1' },
  { ourStock: '' },
  { inProduction: '1.5' },
  { gtin: '9520000000012' },
])('nothing is sent of %o', (change) => {
  expect(readDraft({ ...draft, ...change })).toBeNull();
});

it('only what differs is changed, on the value that was seen', () => {
  expect(changesOf(tee, { ...tee, ourStock: 9, gtin: null })).toEqual({
    ourStock: 9,
    gtin: null,
    expected: { ourStock: 5, gtin: tee.gtin },
  });
  expect(changesOf(tee, { ...tee })).toBeNull();
});
