import { ActionIcon, TextInput, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconBarcode, IconMinus, IconPlus, IconTrash } from '@tabler/icons-react';
import type { StockLevelAnswer } from '@wms/contract';
import { quantityMax } from '@wms/domain';
import { useTranslation } from 'react-i18next';
import { isUnsure } from '../drafts/resend.ts';
import { EmptyState } from '../elements/empty-state.tsx';
import { moveBetweenFields } from '../elements/move-between-fields.ts';
import { useFormat } from '../i18n/use-format.ts';
import { type BasketLine, quantityOf } from './basket.ts';

interface BasketLinesProps {
  readonly lines: readonly BasketLine[];
  readonly levels: ReadonlyMap<string, StockLevelAnswer>;
  readonly busy: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly onType: (sku: string, text: string) => void;
  readonly onRemove: (sku: string) => void;
}

/** What lies in the basket, with what is there now and what would be left. Enter goes on and never books. */
export function BasketLines(props: BasketLinesProps) {
  const { t } = useTranslation();
  if (props.lines.length === 0) {
    return <EmptyState icon={IconBarcode} title={t('issue.empty')} hint={t('issue.emptyHint')} />;
  }
  return (
    <div className="wms-table-box">
      <table className="wms-table wms-lines" aria-label={t('issue.table')}>
        <thead>
          <tr>
            <th scope="col">{t('issue.item')}</th>
            <th scope="col">{t('issue.quantity')}</th>
            <th scope="col" className="wms-number">
              {t('issue.inStock')}
            </th>
            <th scope="col">{t('issue.left')}</th>
            <th scope="col">
              <VisuallyHidden>{t('issue.remove')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody onKeyDown={(event) => moveBetweenFields(event, 'FIELD')}>
          {props.lines.map((line) => (
            <LineRow key={line.sku} {...props} line={line} level={props.levels.get(line.sku) ?? null} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LineRow(props: BasketLinesProps & { line: BasketLine; level: StockLevelAnswer | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { line, level, busy, now, onType, onRemove } = props;
  const { sku, sentAt } = line;
  const quantity = quantityOf(line);
  const fixed = busy || sentAt !== null;
  const step = (by: number) => onType(sku, String(Math.min(quantityMax, Math.max(1, (quantity ?? 0) + by))));
  return (
    <tr>
      <th scope="row">
        <span className="wms-sku">{sku}</span>
        <span className="wms-item-name">{level?.name ?? t('issue.notSeen')}</span>
        {sentAt !== null && (
          <span className="wms-item-name">
            {t(isUnsure(line, now) ? 'failure.unconfirmed' : 'issue.sentBefore')}
          </span>
        )}
      </th>
      <td>
        <div className="wms-count">
          <ActionIcon
            size={50}
            variant="default"
            aria-label={t('issue.oneLess', { sku })}
            disabled={fixed || (quantity ?? 0) <= 1}
            onClick={() => step(-1)}
          >
            <IconMinus aria-hidden />
          </ActionIcon>
          <TextInput
            aria-label={t('issue.quantityOf', { sku })}
            size="lg"
            inputMode="numeric"
            autoComplete="off"
            disabled={fixed}
            value={line.text}
            onChange={(event) => onType(sku, event.currentTarget.value)}
            onFocus={(event) => event.currentTarget.select()}
            error={quantity === null ? t('issue.notAQuantity') : undefined}
          />
          <ActionIcon
            size={50}
            variant="default"
            aria-label={t('issue.oneMore', { sku })}
            disabled={fixed}
            onClick={() => step(1)}
          >
            <IconPlus aria-hidden />
          </ActionIcon>
        </div>
      </td>
      <td className="wms-number">{level ? format.number(level.currentQuantity) : '–'}</td>
      <td>
        <Left quantity={quantity} level={level} />
      </td>
      <td>
        <ActionIcon
          size={50}
          variant="subtle"
          color="gray"
          aria-label={t('issue.removeOf', { sku })}
          disabled={busy}
          onClick={() => onRemove(sku)}
        >
          <IconTrash aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}

function Left({ quantity, level }: { quantity: number | null; level: StockLevelAnswer | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (quantity === null || level === null) return <span className="wms-hint">–</span>;
  const left = level.currentQuantity - quantity;
  if (left >= 0) return <span className="wms-variance">{format.number(left)}</span>;
  return (
    <span className="wms-variance" data-tone="short">
      <IconAlertTriangle aria-hidden size={18} /> {t('issue.tooMany', { pieces: format.number(-left) })}
    </span>
  );
}
