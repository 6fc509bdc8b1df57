import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../drafts/use-draft.ts';
import { Page } from '../elements/page.tsx';
import { useStationId } from '../receive/use-station.ts';
import { useSession } from '../session/use-session.ts';
import { CountDesk } from './count-desk.tsx';
import { countForm } from './count-list.ts';

/** Counting what is on the shelves, and setting the levels to it. */
export function StocktakeScreen() {
  const { t } = useTranslation();
  const { warehouseId } = useSession();
  const station = useStationId();
  const name = `stocktake:${warehouseId}:${station ?? ''}`;
  const draft = useDraft(name, countForm);
  return (
    <Page title={t('stocktake.title')}>
      {draft.content === null ? (
        <Skeleton role="img" height={240} aria-label={t('app.loading')} />
      ) : (
        <CountDesk key={name} name={name} draft={draft} list={draft.content} />
      )}
    </Page>
  );
}
