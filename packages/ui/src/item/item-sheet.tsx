import { Button, Group } from '@mantine/core';
import { IconAdjustments, IconClipboardList } from '@tabler/icons-react';
import type { StockLevelAnswer } from '@wms/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayCall } from '../app/access.ts';
import { AsOf } from '../elements/as-of.tsx';
import { Later } from '../elements/later.tsx';
import { Page } from '../elements/page.tsx';
import { StockMark } from '../elements/status-mark.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { usePrintPanel } from '../labels/use-print-panel.tsx';
import { useSession } from '../session/use-session.ts';
import { AdjustPanel } from './adjust-panel.tsx';
import { Advice } from './advice.tsx';
import { ChainCheck } from './chain-check.tsx';
import { CountPanel } from './count-panel.tsx';
import { Movements } from './movements.tsx';
import type { useLevel } from './use-item.ts';

type Panel = 'ADJUST' | 'COUNT';

/** An item that is known. What only a supervisor may see or do is left out for everyone else. */
export function ItemSheet({ level, query }: { level: StockLevelAnswer; query: ReturnType<typeof useLevel> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { role } = useSession();
  const [panel, setPanel] = useState<Panel | null>(null);
  const mayChange = mayCall(role, 'setStock');
  const { sku } = level;
  const label = usePrintPanel({ kind: 'SKU', sku, name: level.name, gtin: level.gtin ?? null });
  const subtitle = (
    <>
      <span>{level.name}</span>
      <StockMark status={level.status} />
      <span>{t('item.lastMoved', { when: format.dateTime(level.updatedAt) })}</span>
    </>
  );
  const tools = (
    <Group role="group" aria-label={t('item.actions')}>
      {mayChange && panel === null && (
        <>
          <Button
            size="md"
            leftSection={<IconClipboardList aria-hidden size={20} />}
            onClick={() => setPanel('COUNT')}
          >
            {t('item.count')}
          </Button>
          <Button
            size="md"
            variant="default"
            leftSection={<IconAdjustments aria-hidden size={20} />}
            onClick={() => setPanel('ADJUST')}
          >
            {t('item.adjust')}
          </Button>
        </>
      )}
      {label.button}
    </Group>
  );
  const close = () => setPanel(null);
  return (
    <Page title={t('item.title', { sku })} subtitle={subtitle} tools={tools}>
      <AsOf query={query} />
      {label.panel}
      {panel === 'COUNT' && <CountPanel level={level} onClose={close} />}
      {panel === 'ADJUST' && <AdjustPanel level={level} onClose={close} />}
      <dl className="wms-totals">
        <div>
          <dt>{t('item.inStock')}</dt>
          <dd>{format.number(level.currentQuantity)}</dd>
        </div>
        <div>
          <dt>{t('item.threshold')}</dt>
          <dd>{format.number(level.refillThreshold)}</dd>
        </div>
        <div>
          <dt>{t('item.par')}</dt>
          <dd>{format.number(level.parLevel)}</dd>
        </div>
      </dl>
      <Later>
        {mayCall(role, 'listAlerts') && (
          <div className="wms-halves">
            <Advice sku={sku} />
            <ChainCheck sku={sku} movedAt={level.updatedAt} />
          </div>
        )}
        <Movements level={level} />
      </Later>
    </Page>
  );
}
