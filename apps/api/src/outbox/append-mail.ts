import type { TokenLockReason } from '@wms/domain';
import type { Commit } from '../store/store.ts';

/** What each kind of mail is told about; none of it is secret. Instants are epoch milliseconds. */
export interface MailFields {
  readonly 'token-locked': {
    readonly userName: string;
    readonly tokenName: string;
    readonly reason: TokenLockReason;
    /** An IPv4 /24, an IPv6 /48, `loopback` or `unknown`. */
    readonly network: string;
    readonly at: number;
  };
  /** Somebody asks for a link for the recipient's address; whether anybody signs in with it shows at sending. */
  readonly 'password-reset': Readonly<Record<string, never>>;
  /** Somebody asks for an account with the recipient's address; whether it is taken shows at sending. */
  readonly 'sign-up': {
    readonly userName: string;
    readonly companyName: string;
    readonly warehouseName: string;
    readonly passwordHash: string;
  };
  readonly 'account-decided': {
    readonly userName: string;
    readonly companyName: string;
    readonly isApproved: boolean;
  };
  readonly 'second-factor-changed': {
    readonly userName: string;
    readonly isOn: boolean;
    readonly at: number;
  };
  readonly 'password-changed': {
    readonly userName: string;
    readonly at: number;
    /** Whether API keys go on and the session that changed it too; by a mailed link, everything ended. */
    readonly keysGoOn: boolean;
  };
}
export type MailTemplate = keyof MailFields;

/** Writes a mail in the commit that causes it; it is sent only after that commit has returned. */
export async function appendMail<Template extends MailTemplate>(
  { q, now, newId }: Commit,
  recipient: string,
  template: Template,
  fields: MailFields[Template],
): Promise<void> {
  await q.insertMail({ id: newId(), recipient, template, fields: JSON.stringify(fields), now });
}
