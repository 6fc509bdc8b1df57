import { describe, expect, it } from 'vitest';
import { isColumnChoice, pressedSort, shownColumns, sortOfList, usualColumns } from './stock-view.ts';

describe('the columns of the stock list', () => {
  it('always begin with the SKU and keep their order, however they were chosen', () => {
    expect(shownColumns([])).toEqual(['sku']);
    expect(shownColumns(['updatedAt', 'missingToPar', 'name'])).toEqual([
      'sku',
      'name',
      'missingToPar',
      'updatedAt',
    ]);
  });

  it.each([
    [[], true],
    [['name', 'missingToPar'], true],
    [['sku'], false],
    [['name', 'daysLeft'], false],
    ['name', false],
    [null, false],
  ])('%j is a choice of them: %s', (value, fits) => expect(isColumnChoice(value)).toBe(fits));
});

describe('the order of the stock list', () => {
  it('turns round when the same column is pressed again, and begins anew with another', () => {
    expect(pressedSort('sku', 'sku')).toBe('-sku');
    expect(pressedSort('-sku', 'sku')).toBe('sku');
    expect(pressedSort('-name', 'currentQuantity')).toBe('currentQuantity');
  });

  it('is the usual one where its column is hidden', () => {
    const view = { chosen: usualColumns, isPast: false };
    expect(sortOfList('-currentQuantity', view)).toBe('-currentQuantity');
    expect(sortOfList('-missingToPar', view)).toBe('sku');
    expect(sortOfList('-sku', { ...view, chosen: [] })).toBe('-sku');
  });

  it('in the past goes by what no movement changes, and else is the usual one', () => {
    const past = { chosen: usualColumns, isPast: true };
    expect(
      ['-name', 'parLevel', 'status', '-updatedAt'].map((sort) => sortOfList(sort as never, past)),
    ).toEqual(['-name', 'parLevel', 'sku', 'sku']);
  });
});
