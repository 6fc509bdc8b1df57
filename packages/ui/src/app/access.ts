import { type EndpointName, endpoints } from '@wms/contract';
import type { Role } from '@wms/domain';

/** The parts of the navigation, in its order. */
export const screenGroups = ['work', 'plan', 'staff', 'manage', 'here'] as const;
export type ScreenGroup = (typeof screenGroups)[number];

interface ScreenEntry {
  readonly id: string;
  readonly path: string;
  readonly group: ScreenGroup;
  /** What the screen stands on; null is open to everyone. */
  readonly endpoint: EndpointName | null;
  /** Shown only where the host has a durable queue. */
  readonly needsQueue?: true;
}

/** The screens, in the order of the navigation, with the endpoint each stands on. */
export const screens = [
  { id: 'scan', path: '/', group: 'work', endpoint: 'receiveShipment' },
  { id: 'overview', path: '/overview', group: 'work', endpoint: 'listAlerts' },
  { id: 'receive', path: '/receive', group: 'work', endpoint: 'receiveShipment' },
  { id: 'issue', path: '/issue', group: 'work', endpoint: 'createTransaction' },
  { id: 'stocktake', path: '/stocktake', group: 'work', endpoint: 'setStock' },
  { id: 'stock', path: '/stock', group: 'work', endpoint: 'listStock' },
  { id: 'transactions', path: '/transactions', group: 'work', endpoint: 'listTransactions' },
  { id: 'replenishment', path: '/replenishment', group: 'plan', endpoint: 'listAlerts' },
  { id: 'plan', path: '/plan', group: 'plan', endpoint: 'readForecast' },
  { id: 'workers', path: '/workers', group: 'manage', endpoint: 'listWorkers' },
  { id: 'webhooks', path: '/webhooks', group: 'manage', endpoint: 'listWebhooks' },
  { id: 'keys', path: '/keys', group: 'manage', endpoint: 'listKeys' },
  { id: 'warehouses', path: '/warehouses', group: 'manage', endpoint: 'listOwnWarehouses' },
  { id: 'simulator', path: '/simulator', group: 'manage', endpoint: 'createTestWarehouse' },
  { id: 'desk', path: '/desk', group: 'staff', endpoint: 'readOverview' },
  { id: 'dispatch', path: '/dispatch', group: 'staff', endpoint: 'listAllShipments' },
  { id: 'proposals', path: '/proposals', group: 'staff', endpoint: 'listProposals' },
  { id: 'accounts', path: '/accounts', group: 'staff', endpoint: 'listAccounts' },
  { id: 'catalogue', path: '/catalogue', group: 'staff', endpoint: 'listProducts' },
  { id: 'levels', path: '/levels', group: 'staff', endpoint: 'listLevels' },
  { id: 'staff', path: '/staff', group: 'staff', endpoint: 'listStaff' },
  { id: 'audit', path: '/audit', group: 'staff', endpoint: 'listActs' },
  { id: 'security', path: '/security', group: 'manage', endpoint: 'listAuditEntries' },
  { id: 'queue', path: '/queue', group: 'here', endpoint: 'receiveShipment', needsQueue: true },
  { id: 'account', path: '/account', group: 'here', endpoint: 'listSessions' },
  { id: 'settings', path: '/settings', group: 'here', endpoint: null },
] as const satisfies readonly ScreenEntry[];

export type Screen = (typeof screens)[number];
export type ScreenId = Screen['id'];

/** True when the endpoint list opens the endpoint to the role; the server enforces the same list. */
export function mayCall(role: Role, name: EndpointName): boolean {
  const allowed: readonly Role[] | null = endpoints[name].roles;
  return allowed === null || allowed.includes(role);
}

/** What a host can do, as far as it decides which screens there are. */
export interface HostKind {
  readonly hasQueue: boolean;
  /** Only a browser's session may call the portal's and the staff's endpoints. */
  readonly isBrowser: boolean;
}

/** The screens that a role sees: never one whose endpoint would refuse it, or that the host cannot serve. */
export function screensOf(role: Role, { hasQueue, isBrowser }: HostKind): readonly Screen[] {
  return screens.filter((screen: ScreenEntry) => {
    if (screen.needsQueue && !hasQueue) return false;
    if (screen.endpoint === null) return true;
    const isPublic = endpoints[screen.endpoint].surface === 'wms';
    return mayCall(role, screen.endpoint) && (isPublic || isBrowser);
  });
}

/** Whether a shipment opens: to whoever may receive it, and beside a worker's session where a supervisor can sign in. */
export const mayOpenShipment = (role: Role, { isBrowser }: HostKind): boolean =>
  mayCall(role, 'receiveShipment') || !isBrowser;
