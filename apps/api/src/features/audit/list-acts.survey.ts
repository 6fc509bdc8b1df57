import { actChangesMax, type ActAnswer } from '@wms/contract';
import { type AuditAction, listChanges } from '@wms/domain';
import type { Statements } from '../../store/statements/statements.ts';

export type ActSearch = Parameters<Statements['pageActs']>[0];

/**
 * What 888 did, newest first, with the names of those who did it. Off the request path, because a search for somebody
 * who did little looks through a year of acts.
 */
export async function listActs(q: Statements, search: ActSearch): Promise<ActAnswer[]> {
  const names = new Map<string, string | null>();
  const acts: ActAnswer[] = [];
  for (const { actBy, detail, ...row } of await q.pageActs(search)) {
    const by = actBy ?? '';
    if (!names.has(by)) names.set(by, (await q.findUser({ id: by }))[0]?.name ?? null);
    const { before, after, reason = null } = JSON.parse(detail) as ActDetail;
    const changes = listChanges(before, after);
    acts.push({
      ...row,
      at: new Date(row.at).toISOString(),
      action: row.action as AuditAction,
      by,
      byName: names.get(by) ?? null,
      reason,
      changes: changes.slice(0, actChangesMax),
      changeCount: changes.length,
    });
  }
  return acts;
}

interface ActDetail {
  readonly before: unknown;
  readonly after: unknown;
  readonly reason?: string;
}
