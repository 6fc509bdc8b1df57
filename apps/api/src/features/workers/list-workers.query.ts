import type { AnswerOf, ParsedOf } from '@wms/contract';
import { type Outcome, reject } from '@wms/domain';
import { pageOf, pageStart } from '../../paging.ts';
import type { Reading } from '../../store/store.ts';
import { presentWorker } from './present-worker.ts';

/** How many rows in a page by number may begin; further on, follow the cursor. */
const offsetMax = 10_000;

/** GET /workers: those of the caller's warehouse, in the order they were added. */
export async function listWorkers(
  store: Reading,
  warehouseId: string,
  query: ParsedOf<'listWorkers'>['query'],
): Promise<Outcome<AnswerOf<'listWorkers'>>> {
  const start = pageStart(query, '');
  if (start.offset > offsetMax) return reject({ code: 'PAGE_TOO_DEEP' });
  const found = await store.read.pageWorkers({ warehouseId, ...start, limit: query.limit + 1 });
  const counts = await store.read.readRowCounts({ warehouseId });
  const total = counts.find(({ name }) => name === 'workers')?.value ?? 0;
  const { rows, around } = pageOf(found, query, ({ id }) => id, total);
  return { workers: rows.map(presentWorker), ...around };
}
