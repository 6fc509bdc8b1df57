import type { AnswerOf, ParsedOf } from '@wms/contract';
import { type Outcome, promised, reject } from '@wms/domain';
import type { WarehouseCaller } from '../../caller.ts';
import { pageOf, pageStart } from '../../paging.ts';
import { afterEveryId } from '../../store/statements/ledger.ts';
import type { Reading } from '../../store/store.ts';
import { presentKey } from './present-key.ts';

/** How many rows in a page by number may begin; further on, follow the cursor. */
const offsetMax = 10_000;

/** GET /keys of the portal: the caller's account's, newest first. */
export async function listKeys(
  store: Reading,
  caller: WarehouseCaller,
  query: ParsedOf<'listKeys'>['query'],
  now: number,
): Promise<Outcome<AnswerOf<'listKeys'>>> {
  const { after, offset } = pageStart(query, afterEveryId);
  if (offset > offsetMax) return reject({ code: 'PAGE_TOO_DEEP' });
  const accountId = promised(caller.accountId, 'a supervisor belongs to an account');
  const range = { accountId, now, before: after, limit: query.limit + 1, offset };
  const read = store.read;
  const found = await (query.ended === 'true' ? read.pageEndedApiKeys(range) : read.pageLiveApiKeys(range));
  const { rows, around } = pageOf(found, query, ({ id }) => id, null);
  return { keys: rows.map(presentKey), ...around };
}
