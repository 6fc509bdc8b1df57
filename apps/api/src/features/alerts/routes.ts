import { isRejected } from '@wms/domain';
import type { Handlers } from '../../http/endpoint.ts';
import type { Store } from '../../store/store.ts';
import type { changeAlert } from './change-alert.command.ts';
import { listAlerts } from './list-alerts.query.ts';

export const alertHandlers = (
  store: Store<{ changeAlert: typeof changeAlert }, Record<never, never>>,
): Pick<Handlers, 'listAlerts' | 'changeAlert'> => ({
  async listAlerts({ caller, query }) {
    const answer = await listAlerts(store, caller.warehouseId, query);
    return isRejected(answer) ? answer : { answer };
  },
  changeAlert: ({ caller, params, commitOptions }) =>
    store.commit('changeAlert', { caller, params }, commitOptions),
});
