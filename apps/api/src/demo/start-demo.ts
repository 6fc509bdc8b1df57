import { isRejected } from '@wms/domain';
import { newWarehouseId } from '../store/ids.ts';
import type { WmsStore } from '../open-store.ts';
import { hashPassword } from '../security/passwords.ts';
import { demoEmails, demoPassword } from './people.ts';

/** SEEDED just now, PRESENT from an earlier start, or FOREIGN: the database holds something else and was left alone. */
export type DemoState = 'SEEDED' | 'PRESENT' | 'FOREIGN';

/** Seeds the demo into an empty database. */
export async function startDemo(store: WmsStore): Promise<DemoState> {
  const [anybody] = await store.read.firstUser({});
  if (anybody) {
    const [supervisor] = await store.read.findUserByEmail({ email: demoEmails.supervisor });
    return supervisor ? 'PRESENT' : 'FOREIGN';
  }
  const [supervisor, worker, dispatch, admin] = await Promise.all([
    hashPassword(demoPassword),
    hashPassword(demoPassword),
    hashPassword(demoPassword),
    hashPassword(demoPassword),
  ]);
  const outcome = await store.commit('seedDemo', {
    warehouseId: newWarehouseId(),
    passwordHashes: { supervisor, worker, dispatch, admin },
  });
  if (isRejected(outcome)) throw new Error(`the demo was rejected: ${outcome.rejected.code}`);
  return (JSON.parse(outcome.text) as { seeded: boolean }).seeded ? 'SEEDED' : 'FOREIGN';
}
