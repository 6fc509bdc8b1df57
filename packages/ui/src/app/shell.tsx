import { Button, CloseButton, Menu } from '@mantine/core';
import {
  IconAdjustments,
  IconApi,
  IconArrowsExchange,
  IconBarcode,
  IconBellRinging,
  IconBroadcast,
  IconBuilding,
  IconBuildingWarehouse,
  IconChartLine,
  IconChevronDown,
  IconClipboardList,
  IconClockUp,
  IconCloudOff,
  IconFlask,
  IconHistory,
  IconKey,
  IconKeyboard,
  IconLayoutDashboard,
  IconLogout,
  IconPackageExport,
  IconPackageImport,
  IconReportAnalytics,
  IconSettings,
  IconShieldLock,
  IconStack2,
  IconTags,
  IconTruckLoading,
  IconUserShield,
  IconUsers,
  IconWebhook,
  IconUserCircle,
} from '@tabler/icons-react';
import { isTestWarehouse, type Role } from '@wms/domain';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { useFeedback, useGivenFeedback } from '../feedback/feedback.tsx';
import { FeedbackBanner } from '../feedback/feedback-banner.tsx';
import { useKnownWorkers } from '../issue/use-workers.ts';
import { AnnounceQueue } from '../queue/announce-queue.tsx';
import { rejected, waiting } from '../queue/split-queue.ts';
import { useQueue } from '../queue/use-queue.ts';
import { useActiveShipments } from '../receive/use-shipments.ts';
import { useRouteScan } from '../scan/use-route-scan.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useNextWarehouse } from '../session/next-warehouse.ts';
import { useSession } from '../session/use-session.ts';
import { HostNotices } from '../station/host-notices.tsx';
import { ShortcutSheet } from '../shortcuts/shortcut-sheet.tsx';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { WarehouseMenu } from '../warehouses/warehouse-menu.tsx';
import { mayCall, type Screen, type ScreenGroup, screenGroups, type ScreenId, screensOf } from './access.ts';
import { Brand } from './brand.tsx';
import { hostKindOf, useHost } from './host-context.ts';
import { useLive, useLiveState } from './use-live.ts';

const icons = {
  scan: IconBarcode,
  overview: IconLayoutDashboard,
  receive: IconPackageImport,
  issue: IconPackageExport,
  stocktake: IconClipboardList,
  stock: IconStack2,
  transactions: IconArrowsExchange,
  replenishment: IconBellRinging,
  plan: IconChartLine,
  keys: IconKey,
  warehouses: IconBuildingWarehouse,
  security: IconShieldLock,
  account: IconUserCircle,
  workers: IconUsers,
  webhooks: IconWebhook,
  simulator: IconFlask,
  desk: IconLayoutDashboard,
  dispatch: IconTruckLoading,
  proposals: IconReportAnalytics,
  accounts: IconBuilding,
  catalogue: IconTags,
  levels: IconAdjustments,
  staff: IconUserShield,
  audit: IconHistory,
  queue: IconClockUp,
  settings: IconSettings,
} as const satisfies Record<ScreenId, unknown>;

/** An answer this young belongs to the step that led to the new screen, in milliseconds. */
const freshFeedbackMs = 1_500;

/** Screens that a role knows by another name. */
const ownLabels: Partial<Record<Role, Partial<Record<ScreenId, 'transactions.titleOwn'>>>> = {
  WORKER: { transactions: 'transactions.titleOwn' },
};

/** What stands around every screen: the answer to the last scan, the way around, and who is at work where. */
export function Shell() {
  const { t } = useTranslation();
  const host = useHost();
  const { role } = useSession();
  const shown = screensOf(role, hostKindOf(host));
  const [sheetOpen, setSheetOpen] = useState(false);
  const openSheet = () => setSheetOpen(true);
  useRouteScan();
  useShortcuts(shown, openSheet);
  return (
    <div className="wms-shell">
      <a className="wms-skip" href="#main" onClick={skipToMain}>
        {t('shell.skip')}
      </a>
      <FeedbackBanner />
      <CloseFeedbackOnLeaving />
      <AnnounceQueue />
      {sheetOpen && <ShortcutSheet shown={shown} onClose={() => setSheetOpen(false)} />}
      <header className="wms-top">
        <Brand />
        <Where />
        <div className="wms-top-end">
          <Connection />
          {mayCall(role, 'receiveShipment') && <KeepShipmentsKnown />}
          {mayCall(role, 'createTransaction') && <KeepWorkersKnown />}
          <QueueBadge />
          <Person onShortcuts={openSheet} />
        </div>
      </header>
      <nav className="wms-nav" aria-label={t('shell.navigation')}>
        {screenGroups.map((group) => (
          <NavGroup key={group} group={group} shown={shown.filter((screen) => screen.group === group)} />
        ))}
      </nav>
      <main id="main" className="wms-main" tabIndex={-1}>
        <HostNotices />
        <MemoryOnly />
        <TestMark />
        <Outlet />
      </main>
    </div>
  );
}

// The address may be a hash route, so the browser's own jump would leave the screen.
function skipToMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** Has the active ASNs read and kept fresh on every screen, so that they are known when the server is gone. */
function KeepShipmentsKnown() {
  useActiveShipments();
  return null;
}

/** Whether what is shown keeps up by itself. Said softly: work goes on either way. */
function Connection() {
  const { t } = useTranslation();
  const format = useFormat();
  useLive();
  const live = useLiveState();
  if (live.state === 'OFF') return null;
  const isOffline = live.state === 'OFFLINE';
  const Mark = isOffline ? IconCloudOff : IconBroadcast;
  return (
    <p role="status" className="wms-connection" data-offline={isOffline || undefined}>
      <Mark aria-hidden size={20} />
      {isOffline ? t('offline.since', { time: format.time(live.since) }) : t('offline.live')}
    </p>
  );
}

/** The same of the workers, so that a badge is known when the server is gone. */
function KeepWorkersKnown() {
  useKnownWorkers();
  return null;
}

/** An answer is about the screen it was given on: whoever goes on by hand leaves it behind. */
function CloseFeedbackOnLeaving(): null {
  const { shown } = useGivenFeedback();
  const { close } = useFeedback();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const closeOld = useEffectEvent(() => {
    if (shown && Date.now() - shown.at > freshFeedbackMs) close();
  });
  useEffect(() => closeOld(), [path]);
  return null;
}

function NavGroup({ group, shown }: { group: ScreenGroup; shown: readonly Screen[] }) {
  const { t } = useTranslation();
  if (shown.length === 0) return null;
  return (
    <section aria-label={t(`navGroup.${group}`)}>
      <h2 className="wms-nav-group">{t(`navGroup.${group}`)}</h2>
      <ul>
        {shown.map(({ id, path }) => (
          <NavItem key={id} id={id} path={path} />
        ))}
        {shown.some(({ id }) => id === 'keys') && <ApiReference />}
      </ul>
    </section>
  );
}

function NavItem({ id, path }: { id: ScreenId; path: string }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const Icon = icons[id];
  return (
    <li>
      <Link to={path} activeOptions={{ exact: path === '/' }} className="wms-nav-link">
        <Icon aria-hidden size={24} stroke={1.75} />
        <span>{t(ownLabels[role]?.[id] ?? `nav.${id}`)}</span>
      </Link>
    </li>
  );
}

/** Where there are keys, there is what to call with them: the server's own page, beside the screens. */
function ApiReference() {
  const { t } = useTranslation();
  return (
    <li>
      <a href="/api/reference" target="_blank" rel="noreferrer" className="wms-nav-link">
        <IconApi aria-hidden size={24} stroke={1.75} />
        <span>{t('webhooks.reference')}</span>
      </a>
    </li>
  );
}

/** Which warehouse this is; where an account has several, also the way to another, by signing in for that one. */
function Where() {
  const { t } = useTranslation();
  const host = useHost();
  const { role, warehouseId, warehouseName, warehouses } = useSession();
  const chooseNext = useNextWarehouse();
  if (!warehouseName) return null;
  // A browser's session moves on by itself; a desktop's token is for one warehouse, and a sign-in is the way to another.
  if (!host.desktop && warehouses.length > 1 && mayCall(role, 'chooseWarehouse')) return <WarehouseMenu />;
  const others = host.desktop ? warehouses.filter(({ id }) => id !== warehouseId) : [];
  const name = (
    <>
      <IconBuildingWarehouse aria-hidden size={22} stroke={1.75} />
      {warehouseName}
    </>
  );
  if (others.length === 0) return <p className="wms-where">{name}</p>;
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="md"
          rightSection={<IconChevronDown aria-hidden size={16} />}
        >
          <span className="wms-where wms-person">{name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('station.anotherWarehouse')}</Menu.Label>
        {others.map((warehouse) => (
          <Menu.Item
            key={warehouse.id}
            onClick={() => {
              chooseNext(warehouse);
              void host.session.signOut();
            }}
          >
            {warehouse.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What is not sent yet, visible on every screen; silent when there is nothing. */
function QueueBadge() {
  const { t } = useTranslation();
  const entries = useQueue();
  const toSend = waiting(entries).length;
  const refused = rejected(entries).length;
  const { role } = useSession();
  if (toSend + refused === 0) return null;
  if (!mayCall(role, 'receiveShipment')) {
    return (
      <p className="wms-queue-badge">
        <IconClockUp aria-hidden size={20} />
        <span>{t('brief.badge', { count: toSend + refused })}</span>
      </p>
    );
  }
  return (
    <Link to="/queue" className="wms-queue-badge" data-refused={refused > 0 || undefined}>
      <IconClockUp aria-hidden size={20} />
      {toSend > 0 && <span>{t('queue.badge', { count: toSend })}</span>}
      {refused > 0 && <span>{t('queue.badgeRefused', { count: refused })}</span>}
    </Link>
  );
}

/** Who is signed in, and the way out; work that is not sent yet is named first. */
function Person({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  const host = useHost();
  const { userName, role } = useSession();
  const [asking, setAsking] = useState(false);
  const unsent = waiting(useQueue()).length;
  const signOut = () => (unsent > 0 ? setAsking(true) : void host.session.signOut());
  return (
    <>
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="md"
            rightSection={<IconChevronDown aria-hidden size={16} />}
          >
            <span className="wms-person">
              {userName} <small>{t(`role.${role}`)}</small>
            </span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconKeyboard aria-hidden size={18} />} onClick={onShortcuts}>
            {t('shortcuts.title')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout aria-hidden size={18} />} onClick={signOut}>
            {t('shell.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking && (
        <div className="wms-ask-sign-out">
          <ConfirmPanel
            title={t('shell.unsentTitle', { count: unsent })}
            confirmLabel={t('shell.signOut')}
            onConfirm={() => void host.session.signOut()}
            onCancel={() => setAsking(false)}
          >
            <p>{t('shell.unsentHint')}</p>
          </ConfirmPanel>
        </div>
      )}
    </>
  );
}

/** On every screen of a test warehouse, so that nobody takes its figures for real ones. */
function TestMark() {
  const { t } = useTranslation();
  const { warehouseId } = useSession();
  if (warehouseId === null || !isTestWarehouse(warehouseId)) return null;
  return (
    <p className="wms-test-mark">
      <IconFlask aria-hidden size={20} />
      {t('simulator.mark')}
    </p>
  );
}

/** Said once, and only where it matters: without a keychain the sign-in ends with the app. */
function MemoryOnly() {
  const { t } = useTranslation();
  const [read, setRead] = useState(false);
  const { secretKeptIn } = useSession();
  if (secretKeptIn !== 'memory' || read) return null;
  return (
    <div className="wms-memory-only">
      <p>{t('shell.memoryOnly')}</p>
      <CloseButton aria-label={t('shell.memoryOnlyRead')} onClick={() => setRead(true)} />
    </div>
  );
}
