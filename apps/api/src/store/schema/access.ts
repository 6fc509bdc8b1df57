import { accountStatuses, roles, tokenKinds, tokenLockReasons, userStatuses } from '@wms/domain';
import { sql } from '../drizzle.ts';
import { oneOf, type Words } from '../words.ts';

/** Who may come in: customer accounts, their people and 888's, warehouses, tokens, throttles, and what is logged of it. */
export function accessTables(w: Words) {
  const accounts = w.table(
    'accounts',
    {
      id: w.text('id').notNull(),
      companyName: w.text('company_name').notNull(),
      status: w.text('status').notNull(),
      createdAt: w.instant('created_at').notNull(),
    },
    (t) => [
      w.primaryKey({ columns: [t.id] }),
      w.index('accounts_status').on(t.status, t.id),
      w.check('accounts_status', oneOf(t.status, accountStatuses)),
    ],
  );

  const warehouses = w.table(
    'warehouses',
    {
      id: w.text('id').notNull(),
      accountId: w.text('account_id').notNull(),
      name: w.text('name').notNull(),
      createdAt: w.instant('created_at').notNull(),
      eventPosition: w.count('event_position').notNull(), // of its newest event
    },
    (t) => [
      w.primaryKey({ columns: [t.id] }),
      w.foreignKey({ columns: [t.accountId], foreignColumns: [accounts.id] }),
      w.index('warehouses_account').on(t.accountId, t.createdAt, t.id),
    ],
  );

  const users = w.table(
    'users',
    {
      id: w.text('id').notNull(),
      accountId: w.text('account_id'), // null for 888's own staff
      warehouseId: w.text('warehouse_id'), // workers only: the one they work in
      parentUserId: w.text('parent_user_id'), // workers only: the supervisor who made them
      email: w.text('email').notNull(), // normalised
      name: w.text('name').notNull(),
      passwordHash: w.text('password_hash').notNull(), // argon2id
      role: w.text('role').notNull(),
      status: w.text('status').notNull(),
      badge: w.text('badge'), // WKR-..., as printed
      createdAt: w.instant('created_at').notNull(),
    },
    (t) => [
      w.primaryKey({ columns: [t.id] }),
      w.foreignKey({ columns: [t.accountId], foreignColumns: [accounts.id] }),
      w.index('users_account').on(t.accountId, t.id),
      w.uniqueIndex('users_email').on(t.email),
      w.uniqueIndex('users_badge').on(t.warehouseId, t.badge),
      w
        .index('users_workers')
        .on(t.warehouseId, t.id)
        .where(sql`${t.role} = 'WORKER'`),
      w.check('users_role', oneOf(t.role, roles)),
      w.check('users_status', oneOf(t.status, userStatuses)),
    ],
  );

  const tokens = w.table(
    'tokens',
    {
      id: w.text('id').notNull(),
      digest: w.text('digest').notNull(), // SHA-256 of the raw token
      lastFour: w.text('last_four').notNull(),
      kind: w.text('kind').notNull(),
      role: w.text('role').notNull(),
      name: w.text('name').notNull(),
      userId: w.text('user_id').notNull(),
      accountId: w.text('account_id'),
      warehouseId: w.text('warehouse_id'),
      createdAt: w.instant('created_at').notNull(),
      expiresAt: w.instant('expires_at').notNull(),
      lastUsedAt: w.instant('last_used_at'),
      revokedAt: w.instant('revoked_at'),
      deviceDigest: w.text('device_digest'), // HMAC of X-WMS-Device, once bound
      networkDigest: w.text('network_digest'), // HMAC of the network last seen
      networkSeenAt: w.instant('network_seen_at'),
      networkLock: w.flag('network_lock').notNull().default(false), // locks for two networks at once although its kind would not
      allowedNetworks: w.text('allowed_networks'), // JSON list of CIDR ranges: used from anywhere else it locks
      lockReason: w.text('lock_reason'),
      lockedAt: w.instant('locked_at'),
      lockNetwork: w.text('lock_network'), // the network of the use that locked it, as people write it
    },
    (t) => [
      w.primaryKey({ columns: [t.id] }),
      w.uniqueIndex('tokens_digest').on(t.digest),
      w.index('tokens_user').on(t.userId, t.kind),
      // What the sweep looks for: hashes that have had their time.
      w
        .index('tokens_network_held')
        .on(t.networkSeenAt)
        .where(sql`${t.networkDigest} is not null`),
      w
        .index('tokens_device_held')
        .on(t.expiresAt)
        .where(sql`${t.deviceDigest} is not null`),
      w
        .index('tokens_device_revoked')
        .on(t.revokedAt)
        .where(sql`${t.deviceDigest} is not null and ${t.revokedAt} is not null`),
      w.index('tokens_account').on(t.accountId, t.id),
      w.foreignKey({ columns: [t.userId], foreignColumns: [users.id] }),
      w.check('tokens_kind', oneOf(t.kind, tokenKinds)),
      w.check('tokens_role', oneOf(t.role, roles)),
      w.check('tokens_lock', sql`${t.lockReason} is null or ${oneOf(t.lockReason, tokenLockReasons)}`),
    ],
  );

  /** Attempts counted per subject (an address or an account, hashed), so that a restart or a second node forgets nothing. */
  const throttles = w.table(
    'throttles',
    {
      subject: w.text('subject').notNull(),
      attempts: w.integer('attempts').notNull(),
      windowEndsAt: w.instant('window_ends_at').notNull(),
    },
    (t) => [w.primaryKey({ columns: [t.subject] }), w.index('throttles_end').on(t.windowEndsAt)],
  );

  const auditEntries = w.table(
    'audit_entries',
    {
      id: w.text('id').notNull(),
      accountId: w.text('account_id'),
      warehouseId: w.text('warehouse_id'),
      userId: w.text('user_id'),
      tokenId: w.text('token_id'),
      action: w.text('action').notNull(), // 'token.locked'
      detail: w.text('detail').notNull(), // JSON, without secrets
      at: w.instant('at').notNull(),
      actBy: w.text('act_by'), // of what 888 did: the member of staff, or whoever else it says; null for all else
    },
    (t) => [
      w.primaryKey({ columns: [t.id] }),
      w.index('audit_entries_account').on(t.accountId, t.id),
      w
        .index('audit_entries_acts')
        .on(t.id)
        .where(sql`${t.actBy} is not null`),
      // Staff's own: a fraction of the log, so that a customer's entries pay nothing for it.
      w
        .index('audit_entries_staff')
        .on(t.userId, t.id)
        .where(sql`${t.accountId} is null`),
    ],
  );

  /** Links with which somebody may choose a new password, once each. */
  const passwordResets = w.table(
    'password_resets',
    {
      id: w.text('id').notNull(),
      digest: w.text('digest').notNull(), // SHA-256 of the link's secret, which is kept nowhere
      userId: w.text('user_id').notNull(),
      expiresAt: w.instant('expires_at').notNull(),
    },
    (t) => [
      w.primaryKey({ columns: [t.id] }),
      w.uniqueIndex('password_resets_digest').on(t.digest),
      w.index('password_resets_user').on(t.userId, t.id),
      w.index('password_resets_end').on(t.expiresAt),
      w.foreignKey({ columns: [t.userId], foreignColumns: [users.id] }),
    ],
  );

  /** The second factor of somebody who has set one up (RFC 6238), and until it is confirmed, one that is being set up. */
  const secondFactors = w.table(
    'second_factors',
    {
      userId: w.text('user_id').notNull(),
      secret: w.text('secret').notNull(), // sealed
      createdAt: w.instant('created_at').notNull(),
      confirmedAt: w.instant('confirmed_at'),
      lastStep: w.count('last_step').notNull(), // of the newest code that was used: none works twice
    },
    (t) => [
      w.primaryKey({ columns: [t.userId] }),
      w.foreignKey({ columns: [t.userId], foreignColumns: [users.id] }),
    ],
  );

  /** Codes that stand in for a lost second factor, once each; a used one is gone. */
  const recoveryCodes = w.table(
    'recovery_codes',
    {
      userId: w.text('user_id').notNull(),
      digest: w.text('digest').notNull(), // HMAC of the code, which is kept nowhere
    },
    (t) => [
      w.primaryKey({ columns: [t.userId, t.digest] }),
      w.foreignKey({ columns: [t.userId], foreignColumns: [users.id] }),
    ],
  );

  /** Mail to send: written in the commit that causes it, sent afterwards. */
  const mails = w.table(
    'mails',
    {
      id: w.text('id').notNull(),
      recipient: w.text('recipient').notNull(),
      template: w.text('template').notNull(),
      fields: w.text('fields').notNull(), // JSON
      createdAt: w.instant('created_at').notNull(),
      sentAt: w.instant('sent_at'),
      failedAt: w.instant('failed_at'), // when it was given up
      attempts: w.integer('attempts').notNull(),
      nextAttemptAt: w.instant('next_attempt_at').notNull(), // while a node sends it: when another may take it over
    },
    (t) => [
      w.primaryKey({ columns: [t.id] }),
      w
        .index('mails_waiting')
        .on(t.nextAttemptAt)
        .where(sql`${t.sentAt} is null and ${t.failedAt} is null`),
      w.index('mails_created').on(t.createdAt),
    ],
  );

  return {
    accounts,
    warehouses,
    users,
    tokens,
    throttles,
    auditEntries,
    passwordResets,
    secondFactors,
    recoveryCodes,
    mails,
  };
}
