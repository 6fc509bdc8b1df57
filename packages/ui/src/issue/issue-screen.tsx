import { IconId } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../drafts/use-draft.ts';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { Page } from '../elements/page.tsx';
import { useStationId } from '../receive/use-station.ts';
import { useSession } from '../session/use-session.ts';
import { basketForm } from './basket.ts';
import { IssueDesk } from './issue-desk.tsx';
import { useKnownWorkers } from './use-workers.ts';

/** Handing stock to a worker: whose badge, which pieces, one confirm. */
export function IssueScreen() {
  const { t } = useTranslation();
  const { warehouseId } = useSession();
  const station = useStationId();
  const name = `issue:${warehouseId}:${station ?? ''}`;
  const draft = useDraft(name, basketForm);
  const query = useKnownWorkers();
  const basket = draft.content;
  const canWork = basket !== null && (query.data !== undefined || basket.recipient !== null);
  return (
    <Page title={t('issue.title')}>
      <AsOf query={query} />
      {!canWork ? (
        <NoAnswerYet query={query} icon={IconId} offlineHint={t('issue.offlineHint')} />
      ) : query.data?.length === 0 && basket.recipient === null ? (
        <EmptyState icon={IconId} title={t('issue.noWorkers')} hint={t('issue.noWorkersHint')} />
      ) : (
        <IssueDesk key={name} name={name} draft={draft} basket={basket} workers={query.data ?? null} />
      )}
    </Page>
  );
}
