import { type AuditAction, listChanges } from '@wms/domain';
import { changesAsText, sayChanges, type Saying } from '../audit/say-change.ts';

/** What the log notes beside an action, by the API's names; what else it notes is ids that tell nobody anything. */
const noted = [
  'reason',
  'was',
  'by',
  'limit',
  'kind',
  'role',
  'name',
  'badge',
  'host',
  'events',
  'reissued',
  'tokensRevoked',
] as const;

/** Values that are codes, and have words. */
const codes = [
  'DEVICE_MISMATCH',
  'CONCURRENT_SESSION',
  'ACCOUNT_PENDING',
  'ACCOUNT_SUSPENDED',
  'ACCOUNT_REJECTED',
  'wrong password',
  'wrong code',
  'unknown account',
  'owner',
  'operator',
  'sign-out',
  'new sign-in',
  'address',
  'account',
  'reads',
  'writes',
  'requests without a valid token',
  'DESKTOP',
  'INTEGRATION',
  'WORKER_DEVICE',
  'PORTAL',
  'STAFF',
  'SUPERVISOR',
  'WORKER',
  'DISPATCH',
  'ADMIN',
] as const;

/** Names of their own, which are shown as they are. */
const ownWords: ReadonlySet<string> = new Set(['name', 'badge', 'host', 'events']);

/** What an entry says beside its action and its network, as short text. */
export function describeDetail(
  saying: Saying,
  action: AuditAction,
  detail: Readonly<Record<string, unknown>>,
): string {
  const { t, format } = saying;
  const said = noted.flatMap((name) => {
    const value = detail[name];
    const label = t(`security.detail.${name}`);
    if (value === true) return [label];
    if (typeof value === 'number') return [`${label}: ${format.number(value)}`];
    if (Array.isArray(value)) return [`${label}: ${value.join(', ')}`];
    if (typeof value !== 'string') return [];
    if (ownWords.has(name)) return [`${label}: ${value}`];
    const code = codes.find((known) => known === value);
    return code ? [`${label}: ${t(`security.code.${code}`)}`] : [];
  });
  const changes = sayChanges(saying, action, listChanges(detail.before, detail.after));
  return [...said, ...changes.map(changesAsText)].join('; ');
}
