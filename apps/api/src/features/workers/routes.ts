import { isRejected, normaliseEmail, promised } from '@wms/domain';
import type { Handlers } from '../../http/endpoint.ts';
import { hashNewPassword } from '../../security/passwords.ts';
import type { Store } from '../../store/store.ts';
import type { createWorker } from './create-worker.command.ts';
import { listWorkers } from './list-workers.query.ts';
import type { suspendWorker } from './suspend-worker.command.ts';

type WorkerCommands = { createWorker: typeof createWorker; suspendWorker: typeof suspendWorker };

export const workerHandlers = (
  store: Store<WorkerCommands, Record<never, never>>,
): Pick<Handlers, 'listWorkers' | 'createWorker' | 'suspendWorker'> => ({
  async listWorkers({ caller, query }) {
    const answer = await listWorkers(store, caller.warehouseId, query);
    return isRejected(answer) ? answer : { answer };
  },

  async createWorker({ caller, body, commitOptions }) {
    const passwordHash = await hashNewPassword(body.password);
    if (isRejected(passwordHash)) return passwordHash;
    const worker = {
      accountId: promised(caller.accountId, 'a supervisor belongs to an account'),
      warehouseId: caller.warehouseId,
      parentUserId: caller.userId,
      name: body.name,
      email: normaliseEmail(body.email),
      passwordHash,
    };
    // The body holds the password: it goes no further than this, and the writer gets the hash.
    const { key } = commitOptions;
    return store.commit('createWorker', worker, key ? { key } : {});
  },

  suspendWorker: ({ caller, params, commitOptions }) =>
    store.commit('suspendWorker', { caller, params }, commitOptions),
});
