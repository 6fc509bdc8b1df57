import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import { listedProposalStatuses } from '@wms/contract';
import { type AccountStatus, accountStatuses, type Role, type StockStatus } from '@wms/domain';
import { type AsnView, isAsnView } from '../dispatch/asn-views.ts';
import { ScanScreen } from '../scan/scan-screen.tsx';
import { readInstant } from '../stock/past-instant.ts';
import { type HostKind, mayCall, mayOpenShipment, screensOf } from './access.ts';
import { NoSuchScreen, ScreenFailed } from './no-such-screen.tsx';
import { Shell } from './shell.tsx';

interface RouterContext {
  readonly role: Role;
  readonly hostKind: HostKind;
}

const root = createRootRouteWithContext<RouterContext>()({
  component: Shell,
  notFoundComponent: NoSuchScreen,
  errorComponent: ScreenFailed,
});

/** Sends whoever may not use a screen to their own first one. */
const only = (allowed: (role: Role, host: HostKind) => boolean) => {
  return ({ context }: { context: RouterContext }) => {
    if (allowed(context.role, context.hostKind)) return;
    const first = screensOf(context.role, context.hostKind)[0];
    throw redirect({ to: first?.path ?? '/settings' });
  };
};

const scan = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: only((role) => mayCall(role, 'receiveShipment')),
  component: ScanScreen,
});

const receiveList = createRoute({
  getParentRoute: () => root,
  path: '/receive',
  beforeLoad: only((role) => mayCall(role, 'receiveShipment')),
  component: lazyRouteComponent(() => import('../receive/receive-list-screen.tsx'), 'ReceiveListScreen'),
});

const receive = createRoute({
  getParentRoute: () => root,
  path: '/receive/$asnNumber',
  beforeLoad: only(mayOpenShipment),
  component: lazyRouteComponent(() => import('../receive/receive-screen.tsx'), 'ReceiveScreen'),
});

const overview = createRoute({
  getParentRoute: () => root,
  path: '/overview',
  beforeLoad: only((role) => mayCall(role, 'listAlerts')),
  component: lazyRouteComponent(() => import('../overview/overview-screen.tsx'), 'OverviewScreen'),
});

interface IssueSearch {
  /** The badge that was scanned. */
  readonly badge?: string | undefined;
}

const issue = createRoute({
  getParentRoute: () => root,
  path: '/issue',
  validateSearch: ({ badge }: Record<string, unknown>): IssueSearch => ({
    badge: typeof badge === 'string' ? badge : undefined,
  }),
  beforeLoad: only((role) => mayCall(role, 'createTransaction')),
  component: lazyRouteComponent(() => import('../issue/issue-screen.tsx'), 'IssueScreen'),
});

interface StocktakeSearch {
  /** An item to count. */
  readonly sku?: string | undefined;
}

const stocktake = createRoute({
  getParentRoute: () => root,
  path: '/stocktake',
  // A SKU of digits alone comes out of the address as a number.
  validateSearch: ({ sku }: Record<string, unknown>): StocktakeSearch => ({
    sku: typeof sku === 'string' || typeof sku === 'number' ? String(sku) : undefined,
  }),
  beforeLoad: only((role) => mayCall(role, 'setStock')),
  component: lazyRouteComponent(() => import('../stocktake/stocktake-screen.tsx'), 'StocktakeScreen'),
});

interface StockSearch {
  readonly search?: string | undefined;
  readonly status?: StockStatus | undefined;
  /** ISO 8601; without it, the present. */
  readonly asOf?: string | undefined;
}

const statuses = ['OK', 'LOW', 'CRITICAL'] as const satisfies readonly StockStatus[];

const stock = createRoute({
  getParentRoute: () => root,
  path: '/stock',
  // A SKU of digits alone comes out of the address as a number.
  validateSearch: ({ search, status, asOf }: Record<string, unknown>): StockSearch => ({
    search: typeof search === 'string' || typeof search === 'number' ? String(search) : undefined,
    status: statuses.find((known) => known === status),
    asOf: readInstant(asOf),
  }),
  beforeLoad: only((role) => mayCall(role, 'listStock')),
  component: lazyRouteComponent(() => import('../stock/stock-screen.tsx'), 'StockScreen'),
});

const item = createRoute({
  getParentRoute: () => root,
  path: '/stock/$sku',
  beforeLoad: only((role) => mayCall(role, 'listStock')),
  component: lazyRouteComponent(() => import('../item/item-screen.tsx'), 'ItemScreen'),
});

const replenishment = createRoute({
  getParentRoute: () => root,
  path: '/replenishment',
  beforeLoad: only((role) => mayCall(role, 'listAlerts')),
  component: lazyRouteComponent(
    () => import('../replenishment/replenishment-screen.tsx'),
    'ReplenishmentScreen',
  ),
});

const plan = createRoute({
  getParentRoute: () => root,
  path: '/plan',
  beforeLoad: only((role) => mayCall(role, 'readForecast')),
  component: lazyRouteComponent(() => import('../plan/plan-screen.tsx'), 'PlanScreen'),
});

interface TransactionsSearch {
  /** Only what this worker was issued. */
  readonly workerId?: string | undefined;
}

const transactions = createRoute({
  getParentRoute: () => root,
  path: '/transactions',
  validateSearch: ({ workerId }: Record<string, unknown>): TransactionsSearch => ({
    workerId: typeof workerId === 'string' ? workerId : undefined,
  }),
  beforeLoad: only((role) => mayCall(role, 'listTransactions')),
  component: lazyRouteComponent(
    () => import('../transactions/transactions-screen.tsx'),
    'TransactionsScreen',
  ),
});

const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  beforeLoad: only((role, host) => host.isBrowser && mayCall(role, 'listKeys')),
  component: lazyRouteComponent(() => import('../keys/keys-screen.tsx'), 'KeysScreen'),
});

const workers = createRoute({
  getParentRoute: () => root,
  path: '/workers',
  beforeLoad: only((role) => mayCall(role, 'listWorkers')),
  component: lazyRouteComponent(() => import('../workers/workers-screen.tsx'), 'WorkersScreen'),
});

const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  beforeLoad: only((role) => mayCall(role, 'listWebhooks')),
  component: lazyRouteComponent(() => import('../webhooks/webhooks-screen.tsx'), 'WebhooksScreen'),
});

const simulator = createRoute({
  getParentRoute: () => root,
  path: '/simulator',
  beforeLoad: only((role, host) => host.isBrowser && mayCall(role, 'createTestWarehouse')),
  component: lazyRouteComponent(() => import('../simulator/simulator-screen.tsx'), 'SimulatorScreen'),
});

const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  beforeLoad: only((role, host) => host.isBrowser && mayCall(role, 'readOverview')),
  component: lazyRouteComponent(() => import('../desk/desk-screen.tsx'), 'DeskScreen'),
});

interface ProposalsSearch {
  readonly status?: (typeof listedProposalStatuses)[number] | undefined;
}

const proposals = createRoute({
  getParentRoute: () => root,
  path: '/proposals',
  validateSearch: ({ status }: Record<string, unknown>): ProposalsSearch => ({
    status: listedProposalStatuses.find((known) => known === status),
  }),
  beforeLoad: only((role, host) => host.isBrowser && mayCall(role, 'listProposals')),
  component: lazyRouteComponent(() => import('../desk/proposals-screen.tsx'), 'ProposalsScreen'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  beforeLoad: only((role, host) => host.isBrowser && mayCall(role, 'listActs')),
  component: lazyRouteComponent(() => import('../audit/audit-screen.tsx'), 'AuditScreen'),
});

interface AccountsSearch {
  readonly status?: AccountStatus | undefined;
}

const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  validateSearch: ({ status }: Record<string, unknown>): AccountsSearch => ({
    status: accountStatuses.find((known) => known === status),
  }),
  beforeLoad: only((role, host) => host.isBrowser && mayCall(role, 'listAccounts')),
  component: lazyRouteComponent(() => import('../accounts/accounts-screen.tsx'), 'AccountsScreen'),
});

const customer = createRoute({
  getParentRoute: () => root,
  path: '/accounts/$id',
  beforeLoad: only((role, host) => host.isBrowser && mayCall(role, 'readAccount')),
  component: lazyRouteComponent(() => import('../accounts/account-screen.tsx'), 'AccountScreen'),
});

const staff = createRoute({
  getParentRoute: () => root,
  path: '/staff',
  beforeLoad: only((role, host) => host.isBrowser && mayCall(role, 'listStaff')),
  component: lazyRouteComponent(() => import('../staff/staff-screen.tsx'), 'StaffScreen'),
});

const catalogue = createRoute({
  getParentRoute: () => root,
  path: '/catalogue',
  beforeLoad: only((role, host) => host.isBrowser && mayCall(role, 'listProducts')),
  component: lazyRouteComponent(() => import('../catalogue/catalogue-screen.tsx'), 'CatalogueScreen'),
});

interface LevelsSearch {
  readonly warehouseId?: string | undefined;
  /** Also those that need no review. */
  readonly all?: boolean | undefined;
}

const levels = createRoute({
  getParentRoute: () => root,
  path: '/levels',
  validateSearch: ({ warehouseId, all }: Record<string, unknown>): LevelsSearch => ({
    warehouseId: typeof warehouseId === 'string' ? warehouseId : undefined,
    all: all === true ? true : undefined,
  }),
  beforeLoad: only((role, host) => host.isBrowser && mayCall(role, 'listLevels')),
  component: lazyRouteComponent(() => import('../levels/levels-screen.tsx'), 'LevelsScreen'),
});

interface DispatchSearch {
  readonly view?: AsnView | undefined;
  /** Only this warehouse. */
  readonly warehouseId?: string | undefined;
}

const dispatch = createRoute({
  getParentRoute: () => root,
  path: '/dispatch',
  validateSearch: ({ view, warehouseId }: Record<string, unknown>): DispatchSearch => ({
    view: isAsnView(view) ? view : undefined,
    warehouseId: typeof warehouseId === 'string' ? warehouseId : undefined,
  }),
  beforeLoad: only((role, host) => host.isBrowser && mayCall(role, 'listAllShipments')),
  component: lazyRouteComponent(() => import('../dispatch/dispatch-screen.tsx'), 'DispatchScreen'),
});

const warehouses = createRoute({
  getParentRoute: () => root,
  path: '/warehouses',
  beforeLoad: only((role, host) => host.isBrowser && mayCall(role, 'listOwnWarehouses')),
  component: lazyRouteComponent(() => import('../warehouses/warehouses-screen.tsx'), 'WarehousesScreen'),
});

const security = createRoute({
  getParentRoute: () => root,
  path: '/security',
  beforeLoad: only((role, host) => host.isBrowser && mayCall(role, 'listAuditEntries')),
  component: lazyRouteComponent(() => import('../security/security-screen.tsx'), 'SecurityScreen'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  beforeLoad: only((_role, host) => host.isBrowser),
  component: lazyRouteComponent(() => import('../account/account-screen.tsx'), 'AccountScreen'),
});

const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  beforeLoad: only((role) => mayCall(role, 'receiveShipment')),
  component: lazyRouteComponent(() => import('../queue/queue-screen.tsx'), 'QueueScreen'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/settings-screen.tsx'), 'SettingsScreen'),
});

const scannerTest = createRoute({
  getParentRoute: () => root,
  path: '/scanner-test',
  component: lazyRouteComponent(() => import('../scan/scanner-test-screen.tsx'), 'ScannerTestScreen'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../station/welcome-screen.tsx'), 'WelcomeScreen'),
});

const routeTree = root.addChildren([
  scan,
  overview,
  receiveList,
  receive,
  issue,
  stocktake,
  stock,
  item,
  transactions,
  replenishment,
  plan,
  keys,
  warehouses,
  security,
  account,
  workers,
  webhooks,
  simulator,
  desk,
  dispatch,
  accounts,
  customer,
  catalogue,
  levels,
  staff,
  audit,
  proposals,
  queue,
  settings,
  scannerTest,
  welcome,
]);

export type AppRouter = ReturnType<typeof createAppRouter>;

/** The routes for one role in one host, on the history that the host has: a browser's, a hash's or one in memory. */
export const createAppRouter = (history: RouterHistory, context: RouterContext) =>
  createRouter({ routeTree, history, context, defaultPreload: 'intent', scrollRestoration: false });

/** Fetches every screen's code ahead, so that a network that fails later takes no screen away. */
export async function preloadScreens(router: AppRouter): Promise<void> {
  const { role, hostKind } = router.options.context;
  const paths = screensOf(role, hostKind).map(({ path }) => path);
  await Promise.allSettled([
    ...paths.map((to) => router.preloadRoute({ to })),
    router.preloadRoute({ to: '/scanner-test' }),
    ...(mayCall(role, 'listStock')
      ? [router.preloadRoute({ to: '/stock/$sku', params: { sku: 'SKU-0' } })]
      : []),
    ...(mayOpenShipment(role, hostKind)
      ? [router.preloadRoute({ to: '/receive/$asnNumber', params: { asnNumber: 'ASN-0' } })]
      : []),
  ]);
}

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
  interface HistoryState {
    /** The screen was opened by a scan. */
    scanned?: boolean;
    /** The scan has already been answered with what it opened. */
    said?: boolean;
  }
}
