import { type EndpointName, endpoints } from '@wms/contract';
import type { Role } from '@wms/domain';

/** The screens, in the order of the navigation, with the endpoint each stands on. */
export const screens = [
  { id: 'scan', path: '/', endpoint: 'receiveShipment' },
  { id: 'receive', path: '/receive', endpoint: 'listShipments' },
  { id: 'stock', path: '/stock', endpoint: 'listStock' },
  { id: 'transactions', path: '/transactions', endpoint: 'listTransactions' },
  { id: 'queue', path: '/queue', endpoint: null },
  { id: 'settings', path: '/settings', endpoint: null },
] as const satisfies readonly { id: string; path: string; endpoint: EndpointName | null }[];

export type Screen = (typeof screens)[number];
export type ScreenId = Screen['id'];

/** True when the endpoint list opens the endpoint to the role; the server enforces the same list. */
export function mayCall(role: Role, name: EndpointName): boolean {
  const allowed: readonly Role[] | null = endpoints[name].roles;
  return allowed === null || allowed.includes(role);
}

/** The screens that a role sees: never one whose endpoint would refuse it. The queue needs a host that has one. */
export function screensOf(role: Role, hasQueue: boolean): readonly Screen[] {
  return screens.filter(({ id, endpoint }) => {
    if (id === 'queue') return hasQueue && mayCall(role, 'receiveShipment');
    return endpoint === null || mayCall(role, endpoint);
  });
}
