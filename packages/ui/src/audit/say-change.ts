import {
  accountStatuses,
  type AuditAction,
  type FieldChange,
  roles,
  shipmentStatuses,
  stockStatuses,
  userStatuses,
} from '@wms/domain';
import type { TFunction } from 'i18next';
import type { Format } from '../i18n/use-format.ts';

/** What sentences are made with. */
export interface Saying {
  readonly t: TFunction;
  readonly format: Pick<Format, 'number' | 'date'>;
}

/** A field before and after; null where there was nothing before, or is nothing after. */
export interface SaidChange {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What changed of one thing: a SKU, an ASN, or where `of` is null, of the only thing that an act is about. */
export interface SaidChanges {
  readonly of: string | null;
  readonly changes: readonly SaidChange[];
  /** How many changes these are; what a list has gained is said as one. */
  readonly count: number;
}

/** Changes as people say them, thing by thing: no code, no name of a field as the API has it. */
export function sayChanges(
  { t, format }: Saying,
  action: AuditAction,
  changes: readonly FieldChange[],
): SaidChanges[] {
  const things = new Map<string | null, { said: Map<string, SaidChange>; count: number }>();
  for (const { of, field, before, after } of changes) {
    const say = (value: FieldChange['before']) =>
      value === null ? null : sayValue({ t, format }, action, field, value);
    const what = t(`audit.field.${field}`);
    const thing = things.get(of) ?? { said: new Map<string, SaidChange>(), count: 0 };
    const earlier = thing.said.get(what);
    thing.said.set(what, {
      what,
      before: join(earlier?.before, say(before)),
      after: join(earlier?.after, say(after)),
    });
    thing.count += 1;
    things.set(of, thing);
  }
  return [...things].map(([of, { said, count }]) => ({ of, changes: [...said.values()], count }));
}

/** Both values of one field, where a list has several; null where there is none. */
const join = (earlier: string | null | undefined, value: string | null): string | null =>
  typeof earlier === 'string' && value !== null ? `${earlier}, ${value}` : (value ?? earlier ?? null);

/** The same as one line of text: `ASN-1, Status: Pending → In transit, Carrier: Northline`. */
export const changesAsText = ({ of, changes }: SaidChanges): string =>
  [...(of === null ? [] : [of]), ...changes.map(changeAsText)].join(', ');

const changeAsText = ({ what, before, after }: SaidChange): string =>
  `${what}: ${before === null ? '' : `${before} → `}${after ?? '–'}`;

function sayValue(
  { t, format }: Saying,
  action: AuditAction,
  field: FieldChange['field'],
  value: string | number | boolean,
): string {
  if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
  if (typeof value === 'number') return format.number(value);
  if (field === 'expectedAt') return format.date(value);
  if (field === 'status') return sayStatus(t, action, value);
  const role = field === 'role' ? roles.find((known) => known === value) : undefined;
  return role ? t(`role.${role}`) : value;
}

/** The same code means something else of an account than of an ASN. */
function sayStatus(t: TFunction, action: AuditAction, code: string): string {
  if (action.startsWith('account.')) {
    const status = accountStatuses.find((known) => known === code);
    if (status) return t(`accounts.status.${status}`);
  }
  const ofShipment = shipmentStatuses.find((known) => known === code);
  if (ofShipment) return t(`shipmentStatus.${ofShipment}`);
  const ofLevel = stockStatuses.find((known) => known === code);
  if (ofLevel) return t(`stockStatus.${ofLevel}`);
  const ofPerson = userStatuses.find((known) => known === code);
  return ofPerson ? t(`audit.person.${ofPerson}`) : code;
}
