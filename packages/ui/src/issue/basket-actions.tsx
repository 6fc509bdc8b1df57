import { Button, Group } from '@mantine/core';
import { IconPackageExport, IconTrash } from '@tabler/icons-react';
import type { StockLevelAnswer } from '@wms/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { type Basket, faultyLines, quantityOf, type Recipient } from './basket.ts';

interface BasketActionsProps {
  readonly basket: Basket;
  readonly recipient: Recipient;
  readonly levels: ReadonlyMap<string, StockLevelAnswer>;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onDiscard: () => void;
}

/** The one confirm, and the way out. What goes beyond the stock is said before. */
export function BasketActions(props: BasketActionsProps) {
  const { t } = useTranslation();
  const [discarding, setDiscarding] = useState(false);
  const { basket, recipient, levels, busy } = props;
  const { name } = recipient;
  const count = basket.lines.length;
  const pieces = basket.lines.reduce((sum, line) => sum + (quantityOf(line) ?? 0), 0);
  const faulty = faultyLines(basket, props.now).length;
  const over = basket.lines.filter((line) => {
    const level = levels.get(line.sku);
    return level !== undefined && (quantityOf(line) ?? 0) > level.currentQuantity;
  }).length;
  if (discarding) {
    return (
      <ConfirmPanel
        title={t('issue.discard.title', { name })}
        confirmLabel={t('issue.discard.confirm')}
        onConfirm={props.onDiscard}
        onCancel={() => setDiscarding(false)}
      >
        <p>{t('issue.discard.hint', { count })}</p>
      </ConfirmPanel>
    );
  }
  return (
    <section className="wms-actions" aria-label={t('issue.actions')}>
      {faulty > 0 && <p className="wms-before">{t('issue.before.faulty', { count: faulty })}</p>}
      {faulty === 0 && over > 0 && <p className="wms-before">{t('issue.before.over', { count: over })}</p>}
      <Group>
        <Button
          size="xl"
          loading={busy}
          disabled={count === 0 || faulty > 0}
          leftSection={<IconPackageExport aria-hidden />}
          onClick={props.onConfirm}
        >
          {t('issue.confirm', { count: pieces, name })}
        </Button>
        <Button
          size="xl"
          variant="default"
          disabled={busy}
          leftSection={<IconTrash aria-hidden />}
          onClick={() => (count === 0 ? props.onDiscard() : setDiscarding(true))}
        >
          {t('issue.cancel')}
        </Button>
      </Group>
    </section>
  );
}
