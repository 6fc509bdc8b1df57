import { expect, it } from 'vitest';
import { alertStatuses } from '../event.ts';
import { quantityMax } from '../stock-level.ts';
import { type AlertEvent, type AlertSituation, defaultOrderQuantity, nextAlertStep } from './alert.ts';

const levels = {
  CRITICAL: { quantity: 20, refillThreshold: 20, parLevel: 100 },
  LOW: { quantity: 21, refillThreshold: 20, parLevel: 100 },
  OK: { quantity: 50, refillThreshold: 20, parLevel: 100 },
};
const alerts = {
  none: null,
  OPEN: { status: 'OPEN', wasAcknowledged: false, wasOrdered: false },
  ACKNOWLEDGED: { status: 'ACKNOWLEDGED', wasAcknowledged: true, wasOrdered: false },
  ORDERED: { status: 'ORDERED', wasAcknowledged: false, wasOrdered: true },
  'RESOLVED untouched': { status: 'RESOLVED', wasAcknowledged: false, wasOrdered: false },
  'RESOLVED unordered': { status: 'RESOLVED', wasAcknowledged: true, wasOrdered: false },
  'RESOLVED after an order': { status: 'RESOLVED', wasAcknowledged: false, wasOrdered: true },
} as const satisfies Record<string, AlertSituation['alert']>;
type LevelName = keyof typeof levels;
type AlertName = keyof typeof alerts;

const step = (alert: AlertName, level: LevelName, inTransit: number, event: AlertEvent) =>
  nextAlertStep({ level: levels[level], inTransit, alert: alerts[alert] }, event);

const transits = [0, 1, 80];
const everywhere = Object.keys(levels).flatMap((level) =>
  transits.map((inTransit) => [level as LevelName, inTransit] as const),
);

it.each([
  // alert, CRITICAL with nothing in transit, CRITICAL with goods on their way, LOW, OK
  ['none', 'OPEN', 'OPEN', 'NOTHING', 'NOTHING'],
  ['OPEN', 'NOTHING', 'NOTHING', 'RESOLVE', 'RESOLVE'],
  ['ACKNOWLEDGED', 'NOTHING', 'NOTHING', 'RESOLVE', 'RESOLVE'],
  ['ORDERED', 'NOTHING', 'NOTHING', 'NOTHING', 'NOTHING'],
  ['RESOLVED untouched', 'OPEN', 'OPEN', 'NOTHING', 'NOTHING'],
  ['RESOLVED unordered', 'OPEN', 'OPEN', 'NOTHING', 'NOTHING'],
  ['RESOLVED after an order', 'OPEN', 'NOTHING', 'NOTHING', 'NOTHING'],
] as const)('the sweep with %s: %s, or %s; LOW %s, OK %s', (alert, critical, expected, low, ok) => {
  const swept = (level: LevelName, inTransit: number) => step(alert, level, inTransit, { kind: 'SWEPT' });
  expect(swept('CRITICAL', 0)).toEqual({ kind: critical });
  expect(swept('CRITICAL', 1)).toEqual({ kind: expected });
  expect(swept('CRITICAL', 80)).toEqual({ kind: expected });
  for (const inTransit of transits) {
    expect(swept('LOW', inTransit)).toEqual({ kind: low });
    expect(swept('OK', inTransit)).toEqual({ kind: ok });
  }
});

it.each([
  // alert, acknowledged, approved, goods arrived: the same at every level and with anything in transit
  ['none', 'NOT_LIVE', 'NOT_LIVE', 'NOTHING'],
  ['OPEN', 'ACKNOWLEDGE', 'ORDER', 'NOTHING'],
  ['ACKNOWLEDGED', 'NOTHING', 'ORDER', 'NOTHING'],
  ['ORDERED', 'NOTHING', 'ALREADY_ORDERED', 'RESOLVE'],
  ['RESOLVED untouched', 'NOT_LIVE', 'NOT_LIVE', 'NOTHING'],
  ['RESOLVED unordered', 'NOTHING', 'NOT_LIVE', 'NOTHING'],
  ['RESOLVED after an order', 'NOTHING', 'ALREADY_ORDERED', 'NOTHING'],
] as const)(
  '%s: acknowledging is %s, approving %s, an arrival %s',
  (alert, acknowledged, approved, arrived) => {
    for (const [level, inTransit] of everywhere) {
      const at = (event: AlertEvent) => step(alert, level, inTransit, event).kind;
      expect(at({ kind: 'ACKNOWLEDGE' })).toBe(acknowledged);
      expect(at({ kind: 'APPROVE' })).toBe(approved);
      expect(at({ kind: 'APPROVE', quantity: 7 })).toBe(approved);
      expect(at({ kind: 'ARRIVED' })).toBe(arrived);
    }
  },
);

it('has every status in these tables', () => {
  const named = Object.values(alerts).map((alert) => alert?.status);
  expect(new Set(named)).toEqual(new Set([...alertStatuses, undefined]));
});

it('orders the quantity that is approved, and without one what is missing to par', () => {
  expect(step('OPEN', 'CRITICAL', 30, { kind: 'APPROVE', quantity: 7 })).toEqual({
    kind: 'ORDER',
    quantity: 7,
  });
  expect(step('ACKNOWLEDGED', 'CRITICAL', 30, { kind: 'APPROVE' })).toEqual({ kind: 'ORDER', quantity: 50 });
});

it.each([
  // par, at hand, in transit, order
  [100, 20, 0, 80],
  [100, 20, 79, 1],
  [100, 20, 80, 1],
  [100, 20, 500, 1],
  [0, 0, 0, 1],
  [quantityMax, 0, 0, quantityMax],
])('par %i, %i at hand and %i in transit: %i by default', (parLevel, quantity, inTransit, order) => {
  expect(defaultOrderQuantity({ level: { parLevel, quantity, refillThreshold: 0 }, inTransit })).toBe(order);
});
