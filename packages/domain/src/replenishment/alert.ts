import { assertNever } from '../assert.ts';
import type { AlertStatus } from '../event.ts';
import { type StockLevel, stockStatus } from '../stock-level.ts';

/** What the alert of one SKU is decided from; quantities in pieces. */
export interface AlertSituation {
  readonly level: Omit<StockLevel, 'sku'>;
  /** Shipped to the warehouse and not yet received. */
  readonly inTransit: number;
  /** The SKU's newest alert, or the one that a person names; null when there is none. */
  readonly alert: {
    readonly status: AlertStatus;
    readonly wasAcknowledged: boolean;
    readonly wasOrdered: boolean;
  } | null;
}

/** The sweep came by, a person acted, or goods of the SKU were received. */
export type AlertEvent =
  | { readonly kind: 'SWEPT' }
  | { readonly kind: 'ACKNOWLEDGE' }
  | { readonly kind: 'APPROVE'; readonly quantity?: number | undefined }
  | { readonly kind: 'ARRIVED' };

/** What to do. NOT_LIVE refuses: the alert was over before anybody acted on it. */
export type AlertStep =
  | { readonly kind: 'OPEN' }
  | { readonly kind: 'ACKNOWLEDGE' }
  | { readonly kind: 'ORDER'; readonly quantity: number }
  | { readonly kind: 'RESOLVE' }
  | { readonly kind: 'ALREADY_ORDERED' }
  | { readonly kind: 'NOT_LIVE' }
  | { readonly kind: 'NOTHING' };

/** What an approval orders without a quantity: up to par, less what is on its way, at least 1. */
export const defaultOrderQuantity = ({
  level,
  inTransit,
}: Pick<AlertSituation, 'level' | 'inTransit'>): number =>
  Math.max(1, level.parLevel - level.quantity - inTransit);

/**
 * The alert lifecycle OPEN, ACKNOWLEDGED, ORDERED, RESOLVED (guide, section 5).
 * A CRITICAL level opens an alert; after an order whose goods came in part, only once nothing more of it is on its
 * way. An alert nobody ordered by resolves when the level has recovered, an ordered one when goods arrive. To do again
 * what has been done is no error, so that a retry is none either.
 */
export function nextAlertStep(situation: AlertSituation, event: AlertEvent): AlertStep {
  switch (event.kind) {
    case 'SWEPT':
      return sweep(situation);
    case 'ACKNOWLEDGE':
      return acknowledge(situation.alert);
    case 'APPROVE':
      return approve(situation, event.quantity);
    case 'ARRIVED':
      return { kind: situation.alert?.status === 'ORDERED' ? 'RESOLVE' : 'NOTHING' };
    default:
      return assertNever(event);
  }
}

function sweep({ level, inTransit, alert }: AlertSituation): AlertStep {
  const isCritical = stockStatus(level) === 'CRITICAL';
  const status = alert?.status ?? 'RESOLVED';
  switch (status) {
    case 'OPEN':
    case 'ACKNOWLEDGED':
      return { kind: isCritical ? 'NOTHING' : 'RESOLVE' };
    case 'ORDERED':
      return { kind: 'NOTHING' };
    case 'RESOLVED': {
      const awaitsTheRest = alert?.wasOrdered === true && inTransit > 0;
      return { kind: isCritical && !awaitsTheRest ? 'OPEN' : 'NOTHING' };
    }
    default:
      return assertNever(status);
  }
}

function acknowledge(alert: AlertSituation['alert']): AlertStep {
  if (alert === null) return { kind: 'NOT_LIVE' };
  switch (alert.status) {
    case 'OPEN':
      return { kind: 'ACKNOWLEDGE' };
    case 'ACKNOWLEDGED':
    case 'ORDERED':
      return { kind: 'NOTHING' };
    case 'RESOLVED':
      return { kind: alert.wasAcknowledged || alert.wasOrdered ? 'NOTHING' : 'NOT_LIVE' };
    default:
      return assertNever(alert.status);
  }
}

function approve(situation: AlertSituation, quantity: number | undefined): AlertStep {
  const { alert } = situation;
  if (alert === null) return { kind: 'NOT_LIVE' };
  switch (alert.status) {
    case 'OPEN':
    case 'ACKNOWLEDGED':
      return { kind: 'ORDER', quantity: quantity ?? defaultOrderQuantity(situation) };
    case 'ORDERED':
      return { kind: 'ALREADY_ORDERED' };
    case 'RESOLVED':
      return { kind: alert.wasOrdered ? 'ALREADY_ORDERED' : 'NOT_LIVE' };
    default:
      return assertNever(alert.status);
  }
}
