import { Button, SegmentedControl } from '@mantine/core';
import { IconKey, IconKeyOff, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AsOf } from '../elements/as-of.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { Page } from '../elements/page.tsx';
import { KeyTable } from './key-table.tsx';
import { MintPanel } from './mint-panel.tsx';
import { type FreshKey, NewKeyPanel } from './new-key-panel.tsx';
import { keysKey, type KeyView, useKeys } from './use-keys.ts';

/** The account's API keys: who may call the API from elsewhere, from where, and why one was locked. */
export function KeysScreen() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [view, setView] = useState<KeyView>('live');
  const [minting, setMinting] = useState(false);
  const [fresh, setFresh] = useState<FreshKey | null>(null);
  const query = useKeys(view);
  const keys = query.data?.pages.flatMap((page) => page.keys) ?? [];
  const showFresh = (made: FreshKey) => {
    setFresh(made);
    setMinting(false);
    setView('live');
    void queries.invalidateQueries({ queryKey: keysKey });
  };
  const openMinting = () => {
    setFresh(null);
    setMinting(true);
  };

  return (
    <Page
      title={t('keys.title')}
      subtitle={<p>{t('keys.hint')}</p>}
      tools={
        <>
          <a className="wms-link" href="/api/reference" target="_blank" rel="noreferrer">
            {t('webhooks.reference')}
          </a>
          <SegmentedControl
            size="md"
            aria-label={t('keys.show')}
            value={view}
            onChange={(value) => setView(value === 'ended' ? 'ended' : 'live')}
            data={[
              { value: 'live', label: t('keys.live') },
              { value: 'ended', label: t('keys.ended') },
            ]}
          />
          <Button size="md" leftSection={<IconPlus aria-hidden size={20} />} onClick={openMinting}>
            {t('keys.new')}
          </Button>
        </>
      }
    >
      {fresh && <NewKeyPanel fresh={fresh} onClose={() => setFresh(null)} />}
      {minting && <MintPanel onMinted={showFresh} onCancel={() => setMinting(false)} />}
      <AsOf query={query} />
      {keys.length > 0 ? (
        <KeyTable keys={keys} view={view} onReissued={showFresh} />
      ) : query.data ? (
        <EmptyState
          icon={view === 'live' ? IconKey : IconKeyOff}
          title={t(view === 'live' ? 'keys.empty' : 'keys.emptyEnded')}
          hint={t(view === 'live' ? 'keys.emptyHint' : 'keys.emptyEndedHint')}
        />
      ) : (
        <NoAnswerYet query={query} icon={IconKey} offlineHint={t('keys.offlineHint')} />
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          size="md"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('keys.more')}
        </Button>
      )}
    </Page>
  );
}
