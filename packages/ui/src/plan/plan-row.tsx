import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ProposalLineAnswer } from '@wms/contract';
import type { ForecastHorizon } from '@wms/domain';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { CoverBar } from './cover-bar.tsx';
import { chosenQuantity, horizonQuantity, type PlanEdits, type PlanLine } from './plan-lines.ts';

export interface PlanRowProps {
  readonly line: PlanLine;
  /** Without a proposal only the cover is shown. */
  readonly withProposal: boolean;
  readonly horizon: ForecastHorizon;
  readonly edits: PlanEdits;
  /** Null puts the proposed quantity back. */
  readonly onEdit: (sku: string, text: string | null) => void;
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** The cells of one SKU's row. */
export function PlanRow({ line, withProposal, horizon, edits, onEdit, open, onToggle }: PlanRowProps) {
  const format = useFormat();
  const { sku, cover, proposed } = line;
  return (
    <>
      <div role="rowheader">
        <Link to="/stock/$sku" params={{ sku }} className="wms-link wms-sku">
          {sku}
        </Link>
        <span className="wms-item-name">{cover.name}</span>
      </div>
      <div role="cell">
        <CoverBar months={cover.monthsOfCover} />
      </div>
      <div role="cell" data-number>
        {format.number(cover.currentQuantity)}
        <small> + {format.number(cover.inTransit + cover.inProduction)}</small>
      </div>
      <div role="cell" data-number>
        {format.number(cover.runRatePerMonth)}
      </div>
      {withProposal && (
        <ProposalCells
          line={proposed}
          horizon={horizon}
          edits={edits}
          onEdit={onEdit}
          open={open}
          onToggle={onToggle}
        />
      )}
    </>
  );
}

type ProposalCellsProps = Omit<PlanRowProps, 'line' | 'withProposal'> & {
  /** Null where the proposal has no line of the SKU. */
  readonly line: ProposalLineAnswer | null;
};

function ProposalCells({ line, horizon, edits, onEdit, open, onToggle }: ProposalCellsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const Chevron = open ? IconChevronUp : IconChevronDown;
  return (
    <>
      <div role="cell">
        {line && <Quantity line={line} horizon={horizon} edits={edits} onEdit={onEdit} />}
      </div>
      <div role="cell" className="wms-plan-method">
        {line && (
          <>
            <span>{t(`plan.methods.${line.method}`)}</span>
            <small>
              {line.error === null
                ? t('plan.untested')
                : t('plan.error', { error: format.number(line.error) })}
            </small>
          </>
        )}
      </div>
      <div role="cell">
        {line && (
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={open}
            aria-label={t('plan.explainOf', { sku: line.sku })}
            rightSection={<Chevron aria-hidden size={16} />}
            onClick={onToggle}
          >
            {t('plan.explain')}
          </Button>
        )}
      </div>
    </>
  );
}

function Quantity({
  line,
  horizon,
  edits,
  onEdit,
}: { line: ProposalLineAnswer } & Pick<PlanRowProps, 'horizon' | 'edits' | 'onEdit'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sku } = line;
  const proposed = horizonQuantity(line, horizon);
  const quantity = chosenQuantity(line, horizon, edits);
  return (
    <div className="wms-count">
      <TextInput
        className="wms-quantity"
        aria-label={t('plan.quantityOf', { sku })}
        inputMode="numeric"
        autoComplete="off"
        value={edits.get(sku) ?? String(proposed)}
        onChange={(event) => onEdit(sku, event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        error={quantity === null ? t('plan.notAQuantity') : undefined}
      />
      {quantity !== proposed && (
        <ActionIcon
          size={36}
          variant="default"
          aria-label={t('plan.reset', { sku, quantity: format.number(proposed) })}
          onClick={() => onEdit(sku, null)}
        >
          <IconArrowBackUp aria-hidden size={18} />
        </ActionIcon>
      )}
    </div>
  );
}
