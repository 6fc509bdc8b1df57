/** All that the audit log holds, by what it is about; docs/security.md says which of it is written when. */
export const auditActions = [
  'sign-in.succeeded',
  'sign-in.failed',
  'sign-in.throttled',
  'token.issued',
  'token.bound',
  'token.locked',
  'token.unlocked',
  'token.revoked',
  'token.networks-changed',
  'token.network-changed',
  'token.throttled',
  'address.throttled',
  'session.warehouse-chosen',
  'session.others-ended',
  'password.link-made',
  'password.reset',
  'password.changed',
  'second-factor.on',
  'second-factor.off',
  'second-factor.codes-renewed',
  'second-factor.recovery-code-used',
  'worker.created',
  'worker.suspended',
  'webhook.created',
  'webhook.deleted',
  'account.created',
  'account.status',
  'warehouse.created',
  'test-warehouse.created',
  'person.erased',
  'staff.created',
  'staff.status',
  'staff-token.minted',
  'staff-token.revoked',
  'product.created',
  'product.changed',
  'catalogue.imported',
  'level.set',
  'shipment.created',
  'shipment.changed',
  'keys.rotated',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** The fields that acts change and a person is shown; what a thing is known by and what follows from other fields are not among them. */
export const actFields = [
  'companyName',
  'warehouse',
  'name',
  'role',
  'status',
  'gtin',
  'ourStock',
  'inProduction',
  'currentQuantity',
  'refillThreshold',
  'parLevel',
  'needsReview',
  'carrier',
  'trackingNumber',
  'expectedAt',
  'expectedQty',
  'added',
  'lastFour',
  'networkLock',
  'allowedNetworks',
  'tokensRevoked',
  'newestKey',
  'resealed',
] as const;
export type ActField = (typeof actFields)[number];

/** One field that an act has changed; null is absent. */
export interface FieldChange {
  /** The SKU or ASN that the field belongs to, or null where the act is about one thing only. */
  readonly of: string | null;
  readonly field: ActField;
  readonly before: ActValue;
  readonly after: ActValue;
}
type ActValue = string | number | boolean | null;

/**
 * What differs between the two sides of an act, field by field in the order they were written. Rows of lists belong
 * together by their SKU, not by their place.
 */
export function listChanges(before: unknown, after: unknown): FieldChange[] {
  const [old, fresh] = [flatten(before), flatten(after)];
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((place) => {
    const found = fresh.get(place) ?? old.get(place);
    const [was, is] = [old.get(place)?.value ?? null, fresh.get(place)?.value ?? null];
    return found && was !== is ? [{ of: found.of, field: found.field, before: was, after: is }] : [];
  });
}

interface Flat {
  readonly of: string | null;
  readonly field: ActField;
  readonly value: ActValue;
}

/** The shown fields below a value, each under the place where the other side has it too. */
function flatten(value: unknown): Map<string, Flat> {
  const found = new Map<string, Flat>();
  const walk = (inside: unknown, field: string, of: string | null): void => {
    if (Array.isArray(inside)) {
      for (const row of inside) walk(row, field, of);
    } else if (typeof inside === 'object' && inside !== null) {
      const { sku, asnNumber } = inside as { readonly sku?: unknown; readonly asnNumber?: unknown };
      const named = [asnNumber, sku].find((name) => typeof name === 'string') ?? of;
      for (const [name, held] of Object.entries(inside)) walk(held, name, named);
    } else if (isShown(field) && isValue(inside)) {
      // Values of a list have no name of their own, so that each stands for itself.
      const place = JSON.stringify([
        of,
        field,
        field === 'added' || field === 'allowedNetworks' ? inside : '',
      ]);
      found.set(place, { of, field, value: inside });
    }
  };
  walk(value, '', null);
  return found;
}

const isShown = (field: string): field is ActField => (actFields as readonly string[]).includes(field);
const isValue = (value: unknown): value is Exclude<ActValue, null> =>
  ['string', 'number', 'boolean'].includes(typeof value);
