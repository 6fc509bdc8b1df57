import { Button, SegmentedControl } from '@mantine/core';
import { IconChartBarOff, IconFileOff, IconRefresh } from '@tabler/icons-react';
import type { CallResult, Failure } from '@wms/client';
import type { AnswerOf } from '@wms/contract';
import { type ForecastHorizon, forecastHorizons, horizonDefault } from '@wms/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../app/call-failure.ts';
import { AsOf } from '../elements/as-of.tsx';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { NoAnswerYet } from '../elements/no-answer-yet.tsx';
import { Notice } from '../elements/notice.tsx';
import { Page } from '../elements/page.tsx';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { DecidedNotice } from './decided-notice.tsx';
import { PlanDecision } from './plan-decision.tsx';
import { planLines, planTotals } from './plan-lines.ts';
import { PlanTable } from './plan-table.tsx';
import { useLastDecision, usePlan, usePlanEdits } from './use-plan.ts';
import { useRegenerate } from './use-regenerate.ts';
import { WorkingNotice } from './working-notice.tsx';

type View = 'PROPOSED' | 'ALL';

/** How long everything lasts, and the proposal of what to order: to be changed, approved or rejected. */
export function PlanScreen() {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const { query, isWhole } = usePlan();
  const [horizon, setHorizon] = useState<ForecastHorizon>(horizonDefault);
  const [view, setView] = useState<View>('PROPOSED');
  const [askingAnew, setAskingAnew] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const pages = query.data?.pages ?? [];
  const [first] = pages;
  const proposal = first?.proposal ?? null;
  const decision = useLastDecision();
  const { edits, edit } = usePlanEdits(proposal?.id ?? null);
  const lines = planLines(pages);
  const proposedLines = lines.filter(({ proposed }) => proposed !== null);
  const shown = view === 'PROPOSED' && proposedLines.length > 0 ? proposedLines : lines;
  const { edited } = planTotals(lines, horizon, edits);

  const { working, regenerate } = useRegenerate((outcome: CallResult<AnswerOf<'regenerateForecast'>>) => {
    setFailure(outcome.ok ? null : outcome.failure);
    if (outcome.ok) report('ACCEPTED', t('plan.say.proposed', { count: outcome.answer.proposal.lineCount }));
  });
  const startAnew = () => {
    setAskingAnew(false);
    setFailure(null);
    regenerate();
  };

  const tools = proposal && (
    <PlanTools
      view={view}
      onView={setView}
      horizon={horizon}
      onHorizon={setHorizon}
      working={working}
      onAnew={() => (edited > 0 ? setAskingAnew(true) : startAnew())}
    />
  );

  return (
    <Page title={t('plan.title')} subtitle={first && <PlanSubtitle first={first} />} tools={tools}>
      <AsOf query={query} />
      {failure && <FailureAlert failure={failure} onRetry={startAnew} />}
      {working && <WorkingNotice />}
      {askingAnew && (
        <ConfirmPanel
          title={t('plan.regenerateTitle')}
          confirmLabel={t('plan.regenerate')}
          onConfirm={startAnew}
          onCancel={() => setAskingAnew(false)}
        >
          <p>{t('plan.regenerateHint', { count: edited })}</p>
        </ConfirmPanel>
      )}
      {decision && decision.proposal.id !== proposal?.id && !proposal && (
        <DecidedNotice decision={decision} />
      )}
      {first && !proposal && !working && (
        <Notice tone="info" icon={IconFileOff} title={t('plan.none')}>
          <p>{t('plan.noneHint')}</p>
          <Button className="wms-notice-button" size="md" onClick={startAnew}>
            {t('plan.regenerateFirst')}
          </Button>
        </Notice>
      )}
      {first && !isWhole && !query.error && (
        <p role="status" className="wms-hint">
          {t('plan.reading', { read: lines.length, total: first.total })}
        </p>
      )}
      {first && query.isFetchNextPageError && query.error && (
        <FailureAlert failure={failureOf(query.error)} onRetry={() => void query.fetchNextPage()} />
      )}
      {shown.length > 0 ? (
        <PlanTable
          lines={shown}
          horizon={horizon}
          edits={edits}
          onEdit={edit}
          proposalId={proposal?.id ?? null}
        />
      ) : first ? (
        <EmptyState icon={IconChartBarOff} title={t('plan.noLevels')} hint={t('plan.noLevelsHint')} />
      ) : (
        <NoAnswerYet query={query} icon={IconChartBarOff} offlineHint={t('plan.offlineHint')} />
      )}
      {proposal && (
        <PlanDecision
          key={proposal.id}
          proposalId={proposal.id}
          lines={lines}
          horizon={horizon}
          edits={edits}
          isWhole={isWhole}
        />
      )}
    </Page>
  );
}

/** When the proposal was made, and how much of the warehouse it is about. */
function PlanSubtitle({ first: { proposal, total } }: { first: AnswerOf<'readForecast'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {proposal && <span>{t('plan.madeAt', { when: format.dateTime(proposal.createdAt) })}</span>}
      {proposal && <span>{t('plan.lines', { count: proposal.lineCount })}</span>}
      <span>{t('plan.levels', { count: total })}</span>
    </>
  );
}

interface PlanToolsProps {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly horizon: ForecastHorizon;
  readonly onHorizon: (horizon: ForecastHorizon) => void;
  readonly working: boolean;
  readonly onAnew: () => void;
}

/** What to show of a proposal, for how long to order, and a new one in its place. */
function PlanTools({ view, onView, horizon, onHorizon, working, onAnew }: PlanToolsProps) {
  const { t } = useTranslation();
  return (
    <>
      <SegmentedControl
        size="md"
        aria-label={t('plan.show')}
        value={view}
        onChange={(value) => onView(value === 'ALL' ? 'ALL' : 'PROPOSED')}
        data={[
          { value: 'PROPOSED', label: t('plan.showProposed') },
          { value: 'ALL', label: t('plan.showAll') },
        ]}
      />
      <SegmentedControl
        size="md"
        aria-label={t('plan.horizon')}
        value={horizon}
        onChange={(value) => onHorizon(forecastHorizons.find((known) => known === value) ?? horizonDefault)}
        data={forecastHorizons.map((value) => ({ value, label: t(`plan.horizons.${value}`) }))}
      />
      <Button
        size="md"
        variant="default"
        disabled={working}
        leftSection={<IconRefresh aria-hidden size={20} />}
        onClick={onAnew}
      >
        {t('plan.regenerate')}
      </Button>
    </>
  );
}
