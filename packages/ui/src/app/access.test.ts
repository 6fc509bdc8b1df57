import { type Role, roles } from '@wms/domain';
import { describe, expect, it } from 'vitest';
import { mayCall, screenGroups, screens, screensOf } from './access.ts';

const idsOf = (role: Role, hasQueue: boolean) =>
  screensOf(role, { hasQueue, isBrowser: !hasQueue }).map(({ id }) => id);

const supervised = [
  'scan',
  'overview',
  'receive',
  'issue',
  'stocktake',
  'stock',
  'transactions',
  'replenishment',
  'plan',
  'workers',
  'webhooks',
] as const;

describe('what each role sees', () => {
  it.each([
    ['SUPERVISOR', true, [...supervised, 'queue', 'settings']],
    [
      'SUPERVISOR',
      false,
      [...supervised, 'keys', 'warehouses', 'simulator', 'security', 'account', 'settings'],
    ],
    ['WORKER', true, ['stock', 'transactions', 'settings']],
    [
      'DISPATCH',
      false,
      ['desk', 'dispatch', 'proposals', 'catalogue', 'levels', 'security', 'account', 'settings'],
    ],
    [
      'ADMIN',
      false,
      [
        'desk',
        'dispatch',
        'proposals',
        'accounts',
        'catalogue',
        'levels',
        'staff',
        'audit',
        'security',
        'account',
        'settings',
      ],
    ],
  ] as const)('%s, queue %s', (role, hasQueue, ids) => {
    expect(idsOf(role, hasQueue)).toEqual(ids);
  });

  it('no role sees a screen whose endpoint refuses it', () => {
    for (const role of roles) {
      for (const { endpoint } of screensOf(role, { hasQueue: true, isBrowser: true }))
        if (endpoint) expect(mayCall(role, endpoint)).toBe(true);
    }
  });
});

describe('the navigation', () => {
  it('has every screen in a group that it draws, and no path twice', () => {
    for (const { group } of screens) expect(screenGroups).toContain(group);
    expect(new Set(screens.map(({ path }) => path)).size).toBe(screens.length);
  });
});
