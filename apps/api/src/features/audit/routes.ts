import type { Handlers } from '../../http/endpoint.ts';
import type { Reading } from '../../store/store.ts';
import type { listActs } from './list-acts.survey.ts';
import { listActsOf888, listAuditEntries } from './list-audit-entries.query.ts';

export const auditHandlers = (
  store: Reading<{ listActs: typeof listActs }>,
): Pick<Handlers, 'listAuditEntries' | 'listActs'> => ({
  listAuditEntries: async ({ caller, query }) => ({ answer: await listAuditEntries(store, caller, query) }),
  listActs: async ({ query }) => ({ answer: await listActsOf888(store, query) }),
});
