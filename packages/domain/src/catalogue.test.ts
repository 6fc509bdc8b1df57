import { expect, it } from 'vitest';
import { isFormula, planCatalogue, type Product } from './catalogue.ts';

const tee: Product = { sku: 'TEE', name: 'Tee', ourStock: 10, inProduction: 2, gtin: '09521234543213' };
const catalogue = new Map([[tee.sku, tee]]);

it('a product that is already as wanted is left alone', () => {
  expect(planCatalogue(catalogue, [{ ...tee }])).toEqual([]);
});

it.each([
  { name: 'Tee Black' },
  { ourStock: 9 },
  { inProduction: 0 },
  { gtin: null },
  { gtin: '19521234543210' },
])('a product whose %o differs is changed, and says what it was', (change) => {
  const after = { ...tee, ...change };
  expect(planCatalogue(catalogue, [after])).toEqual([{ before: tee, after }]);
});

it('a product of which no GTIN is said keeps its own, and a new one has none', () => {
  const { gtin: _gtin, ...silent } = { ...tee, ourStock: 9 };
  expect(planCatalogue(catalogue, [silent])).toEqual([{ before: tee, after: { ...tee, ourStock: 9 } }]);
  expect(planCatalogue(new Map(), [silent])).toEqual([{ before: null, after: { ...silent, gtin: null } }]);
});

it('a SKU that differs by its case alone is another product', () => {
  const after = { ...tee, sku: 'Tee' };
  expect(planCatalogue(catalogue, [after])).toEqual([{ before: null, after }]);
});

it.each(['=1+1', '+49 30', '-20% Tee', '@SUM(A1)', '\t=1', '\r=1'])(
  '%j would be run by a spreadsheet',
  (text) => {
    expect(isFormula(text)).toBe(true);
  },
);

it.each(['', 'Tee', 'Tee =1', ' =1', "'=1", '20%'])('%j stays text in a spreadsheet', (text) => {
  expect(isFormula(text)).toBe(false);
});
