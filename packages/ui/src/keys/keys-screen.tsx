import { Button, SegmentedControl } from '@mantine/core';
import { IconKey, IconKeyOff, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongList } from '../elements/long-list.tsx';
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
      <LongList
        query={query}
        isEmpty={keys.length === 0}
        icon={view === 'live' ? IconKey : IconKeyOff}
        empty={t(view === 'live' ? 'keys.empty' : 'keys.emptyEnded')}
        emptyHint={t(view === 'live' ? 'keys.emptyHint' : 'keys.emptyEndedHint')}
        offlineHint={t('keys.offlineHint')}
        more={t('keys.more')}
      >
        <KeyTable keys={keys} view={view} onReissued={showFresh} />
      </LongList>
    </Page>
  );
}
