import type { Statements } from '../../store/statements/statements.ts';
import { afterEveryId } from '../../store/statements/ledger.ts';

/** Rows of a kind that a description holds at most, the newest first; it says when there are more. */
export const describedRowsMax = 10_000;

const timeOf = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

/** All that is kept of a person, without the hashes themselves (docs/privacy.md); null when nobody has the address. */
export async function describePerson(q: Statements, { email }: { email: string }) {
  const [person] = await q.findPerson({ email });
  if (!person) return null;
  const page = { before: afterEveryId, limit: describedRowsMax };
  const tokens = await q.listTokensOf({ userId: person.id });
  const [factor] = await q.findSecondFactor({ userId: person.id });
  const [codes] = await q.countRecoveryCodes({ userId: person.id });
  const acts = await q.pageActs({
    ...page,
    actBy: person.id,
    accountId: '',
    pattern: '%',
    from: 0,
    to: Number.MAX_SAFE_INTEGER,
  });
  const audit = await q.pageAuditOf({ userId: person.id, ...page });
  const issuances =
    person.warehouseId === null
      ? []
      : await q.filterIssuances({
          ...page,
          warehouseId: person.warehouseId,
          ownerId: person.id,
          sku: '',
          type: '',
          source: '',
          reference: '',
          from: 0,
          to: Number.MAX_SAFE_INTEGER,
          offset: 0,
        });
  return {
    person: { ...person, createdAt: timeOf(person.createdAt) },
    tokens: tokens.map(({ deviceDigest, networkDigest, ...token }) => ({
      ...token,
      createdAt: timeOf(token.createdAt),
      lastUsedAt: timeOf(token.lastUsedAt),
      expiresAt: timeOf(token.expiresAt),
      revokedAt: timeOf(token.revokedAt),
      lockedAt: timeOf(token.lockedAt),
      holdsDeviceHash: deviceDigest !== null,
      holdsNetworkHash: networkDigest !== null,
    })),
    secondFactor: factor
      ? {
          createdAt: timeOf(factor.createdAt),
          isOn: factor.confirmedAt !== null,
          onSince: timeOf(factor.confirmedAt),
          recoveryCodesLeft: codes?.count ?? 0,
        }
      : null,
    // What somebody of 888 did to others is told by name and time: the rest is about the others.
    acts: acts.map(({ id, at, action }) => ({ id, at: timeOf(at), action })),
    auditEntries: audit.map(({ at, detail, ...entry }) => ({
      ...entry,
      at: timeOf(at),
      detail: JSON.parse(detail) as unknown,
    })),
    issuances: issuances.map(({ id, sku, delta, occurredAt }) => ({
      id,
      sku,
      quantity: -delta,
      at: timeOf(occurredAt),
    })),
    isComplete: [audit, acts, issuances].every(({ length }) => length < describedRowsMax),
  };
}
export type PersonDescription = NonNullable<Awaited<ReturnType<typeof describePerson>>>;
