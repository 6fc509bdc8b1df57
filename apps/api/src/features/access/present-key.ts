import type { ApiKey } from '@wms/contract';
import { locksOnConcurrentUse, type TokenKind, type TokenLockReason } from '@wms/domain';
import type { Statements } from '../../store/statements/statements.ts';

export type KeyRow = Awaited<ReturnType<Statements['findApiKey']>>[number];

const instantOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** A key as it goes on the wire: nothing in it opens anything. */
export const presentKey = (row: KeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  kind: row.kind as TokenKind,
  role: row.role as ApiKey['role'],
  warehouseId: row.warehouseId,
  warehouseName: row.warehouseName,
  userName: row.userName,
  lastFour: row.lastFour,
  createdAt: new Date(row.createdAt).toISOString(),
  lastUsedAt: instantOf(row.lastUsedAt),
  expiresAt: new Date(row.expiresAt).toISOString(),
  revokedAt: instantOf(row.revokedAt),
  isBoundToDevice: row.deviceDigest !== null,
  networkLock: locksOnConcurrentUse(row.kind as TokenKind, row.networkLock),
  allowedNetworks: row.allowedNetworks === null ? null : (JSON.parse(row.allowedNetworks) as string[]),
  lock:
    row.lockReason === null
      ? null
      : {
          reason: row.lockReason as TokenLockReason,
          at: new Date(row.lockedAt ?? 0).toISOString(),
          network: row.lockNetwork,
        },
});
