import { assertNever } from '@wms/domain';
import type { Commit } from '../store/store.ts';

/** How sending a mail ended. NEEDLESS: nobody was to get it. */
export type MailEnd = 'SENT' | 'FAILED' | 'NEEDLESS' | { readonly againInMs: number };

export async function settleMail(
  { q, now }: Commit,
  { id, end }: { id: string; end: MailEnd },
): Promise<null> {
  if (typeof end === 'object') {
    await q.postponeMail({ id, until: now + end.againInMs });
    return null;
  }
  switch (end) {
    case 'SENT':
      await q.markMailSent({ id, at: now });
      return null;
    case 'FAILED':
      await q.markMailFailed({ id, at: now });
      return null;
    case 'NEEDLESS':
      await q.dropMail({ id });
      return null;
    default:
      return assertNever(end);
  }
}
