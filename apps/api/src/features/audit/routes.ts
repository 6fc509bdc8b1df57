import { promised } from '@wms/domain';
import type { Handlers } from '../../http/endpoint.ts';
import type { Reading } from '../../store/store.ts';
import { listAuditEntries } from './list-audit-entries.query.ts';

export const auditHandlers = (store: Pick<Reading, 'read'>): Pick<Handlers, 'listAuditEntries'> => ({
  async listAuditEntries({ caller, query }) {
    const accountId = promised(caller.accountId, 'a supervisor belongs to an account');
    return { answer: await listAuditEntries(store, accountId, query) };
  },
});
