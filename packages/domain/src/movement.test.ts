import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LevelState, type Movement, planMovements } from './movement.ts';
import { isRejected } from './rejection.ts';
import { quantityMax } from './stock-level.ts';

const known = (quantities: Readonly<Record<string, number>>): Map<string, LevelState> =>
  new Map(Object.entries(quantities).map(([sku, quantity]) => [sku, { sku, quantity, sequence: 7 }]));

const move = (sku: string, delta: number): Movement => ({
  sku,
  delta,
  type: delta < 0 ? 'SALE' : 'RETURN',
  reference: null,
});

describe('planMovements', () => {
  it('carries a balance through the lines, SKU by SKU', () => {
    expect(
      planMovements(known({ A: 10, B: 4 }), [move('B', -4), move('A', -3), move('B', 1), move('A', -7)]),
    ).toEqual({
      entries: [
        { ...move('B', -4), quantityAfter: 0, sequence: 8 },
        { ...move('A', -3), quantityAfter: 7, sequence: 8 },
        { ...move('B', 1), quantityAfter: 1, sequence: 9 },
        { ...move('A', -7), quantityAfter: 0, sequence: 9 },
      ],
      levels: [
        { sku: 'B', quantity: 1, sequence: 9 },
        { sku: 'A', quantity: 0, sequence: 9 },
      ],
    });
  });

  it('keeps whatever else is known of a level', () => {
    const levels = new Map([['A', { sku: 'A', quantity: 1, sequence: 0, parLevel: 9 }]]);
    expect(planMovements(levels, [move('A', 1)])).toMatchObject({ levels: [{ parLevel: 9 }] });
  });

  it('plans nothing from nothing', () => {
    expect(planMovements(known({}), [])).toEqual({ entries: [], levels: [] });
  });

  it.each<[string, Record<string, number>, Movement[], object]>([
    [
      'the first line below zero, with the balance before it',
      { A: 5 },
      [move('A', -2), move('A', 1), move('A', -5), move('A', -9)],
      { code: 'INSUFFICIENT_STOCK', sku: 'A', available: 4, line: 2 },
    ],
    [
      'one piece too many',
      { A: 5 },
      [move('A', -6)],
      { code: 'INSUFFICIENT_STOCK', sku: 'A', available: 5, line: 0 },
    ],
    [
      'one piece above the largest quantity',
      { A: quantityMax - 1 },
      [move('A', 1), move('A', 1)],
      { code: 'QUANTITY_OUT_OF_RANGE', sku: 'A', line: 1, max: quantityMax },
    ],
    [
      'every unknown SKU once, in the order given, although an earlier line is short',
      { A: 0 },
      [move('A', -1), move('Y', 1), move('X', -1), move('Y', 1)],
      { code: 'UNREGISTERED_SKUS', unregisteredSkus: ['Y', 'X'] },
    ],
    [
      'a SKU named like a property of every object',
      { A: 1 },
      [move('__proto__', 1), move('toString', 1)],
      { code: 'UNREGISTERED_SKUS', unregisteredSkus: ['__proto__', 'toString'] },
    ],
  ])('rejects %s', (_case, quantities, movements, rejected) => {
    expect(planMovements(known(quantities), movements)).toEqual({ rejected });
  });

  it('goes exactly to zero and to the largest quantity', () => {
    const plan = planMovements(known({ A: 5, B: 1 }), [move('A', -5), move('B', quantityMax - 1)]);
    expect(plan).toMatchObject({ levels: [{ quantity: 0 }, { quantity: quantityMax }] });
  });

  it('either applies every line or none, and never leaves the range', () => {
    const skus = fc.constantFrom('A', 'B', 'C');
    const movements = fc.array(
      fc
        .record({ sku: skus, delta: fc.integer({ min: -20, max: 20 }) })
        .map(({ sku, delta }) => move(sku, delta)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(movements, fc.nat(30), fc.nat(30), (given, a, b) => {
        const before = known({ A: a, B: b, C: 0 });
        const plan = planMovements(before, given);
        expect(before).toEqual(known({ A: a, B: b, C: 0 }));
        if (isRejected(plan)) return;
        expect(plan.entries).toHaveLength(given.length);
        expect(plan.entries.every(({ quantityAfter }) => quantityAfter >= 0)).toBe(true);
        for (const level of plan.levels) {
          const own = plan.entries.filter(({ sku }) => sku === level.sku);
          const sum = own.reduce((total, { delta }) => total + delta, before.get(level.sku)!.quantity);
          expect(level).toEqual({ sku: level.sku, quantity: sum, sequence: 7 + own.length });
          expect(own.at(-1)).toMatchObject({ quantityAfter: sum, sequence: level.sequence });
        }
      }),
    );
  });
});
