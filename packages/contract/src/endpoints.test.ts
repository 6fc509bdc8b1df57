import { describe, expect, it } from 'vitest';
import { commonErrors, type Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { errors } from './errors.ts';

const list = Object.entries<Endpoint>(endpoints);
const wms = list.filter(([, { surface }]) => surface === 'wms');

it('no method and path is listed twice', () => {
  const routes = list.map(([, { surface, method, path }]) => `${surface} ${method} ${path}`);
  expect(new Set(routes).size).toBe(routes.length);
});

describe('of the guide’s surface', () => {
  it('workers reach GET /stock and GET /transactions, and nothing else but the end of their own token', () => {
    const open = wms.filter(([, { roles }]) => roles?.includes('WORKER')).map(([name]) => name);
    expect(open.toSorted()).toEqual(['endToken', 'listStock', 'listTransactions']);
  });

  it('only the probe, the API document, signing in and a forgotten password need no token', () => {
    const open = wms.filter(([, { roles }]) => roles === null).map(([name]) => name);
    expect(open.toSorted()).toEqual(['desktopLogin', 'readHealth', 'readOpenApi', 'requestPasswordReset']);
  });

  it('dispatch reaches shipments alone, and the end of its own token', () => {
    const open = wms.filter(([, { roles }]) => roles?.includes('DISPATCH')).map(([, { path }]) => path);
    const others = open.filter((path) => !path.startsWith('/shipments'));
    expect(others).toEqual(['/session']);
    expect(open).toHaveLength(4);
  });

  it('every mutation behind a token honours Idempotency-Key', () => {
    const mutations = wms.filter(([, { method, roles }]) => method !== 'GET' && roles !== null);
    expect(mutations.length).toBeGreaterThan(0);
    expect(mutations.filter(([, { idempotent }]) => !idempotent)).toEqual([]);
  });
});

describe('of 888’s desk', () => {
  const ops = list.filter(([, { surface }]) => surface === 'ops');

  it('no customer reaches anything', () => {
    expect(ops.length).toBeGreaterThan(0);
    const forStaff = ops.filter(([, { roles }]) =>
      roles?.every((role) => role === 'DISPATCH' || role === 'ADMIN'),
    );
    expect(forStaff).toEqual(ops);
  });

  it('dispatch reads, and writes nothing; ADMIN reaches everything', () => {
    const forDispatch = ops.filter(([, { roles }]) => roles?.includes('DISPATCH'));
    expect(forDispatch.map(([name]) => name).toSorted()).toEqual([
      'listAllShipments',
      'listAllWarehouses',
      'listLevels',
      'listOrders',
      'listProducts',
      'listProposals',
      'readOverview',
    ]);
    expect(ops.filter(([, { roles }]) => !roles?.includes('ADMIN'))).toEqual([]);
  });

  it('every mutation but the upload, which may be repeated as it is, honours Idempotency-Key', () => {
    const others = ops.filter(([, { method, idempotent }]) => method !== 'GET' && !idempotent);
    expect(others.map(([name]) => name)).toEqual(['importProducts']);
  });
});

it.each(list)('%s: its path’s parameters are those it declares', (_name, { path, params }) => {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
  expect(Object.keys(params?.shape ?? {})).toEqual(named);
});

it.each(list)('%s: answers 204 exactly when it has no answer', (_name, { status, answer }) => {
  expect(status === 204).toBe(answer === null);
});

it.each(list)('%s: may refuse only with codes of the table', (_name, endpoint) => {
  const codes = [...commonErrors(endpoint), ...endpoint.errors];
  expect(codes.filter((code) => !(code in errors))).toEqual([]);
});

it('what may refuse follows from what an endpoint takes', () => {
  expect(commonErrors(endpoints.readHealth)).not.toContain('UNAUTHENTICATED');
  expect(commonErrors(endpoints.updateStock)).toEqual(
    expect.arrayContaining([
      'WORKER_FORBIDDEN',
      'ROLE_FORBIDDEN',
      'BODY_TOO_LARGE',
      'IDEMPOTENCY_KEY_REUSED',
    ]),
  );
  expect(commonErrors(endpoints.listStock)).not.toContain('WORKER_FORBIDDEN');
  expect(commonErrors(endpoints.deleteWebhook)).toContain('CSRF_FAILED');
  expect(commonErrors(endpoints.desktopLogin)).not.toContain('CSRF_FAILED');
  expect(commonErrors(endpoints.listStock)).not.toContain('BAD_JSON');
});
