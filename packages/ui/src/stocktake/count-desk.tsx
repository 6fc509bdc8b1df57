import { makeKey } from '@wms/client';
import { IconClipboardList, IconDeviceFloppy } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import type { DraftState } from '../drafts/use-draft.ts';
import { useHandOver } from '../drafts/use-hand-over.ts';
import { EmptyState } from '../elements/empty-state.tsx';
import { Notice } from '../elements/notice.tsx';
import { useNow } from '../elements/use-now.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useExceptionIds } from '../queue/use-queue.ts';
import { useScanHandler } from '../scan/scan-provider.tsx';
import { AddToList } from './add-to-list.tsx';
import { CountActions } from './count-actions.tsx';
import {
  addLines,
  afterHandingOver,
  bookableLines,
  type CountLine,
  type CountList,
  countForm,
  decidedLines,
  emptyList,
  type Goods,
  insisted,
  progressOf,
  recount,
  removeLine,
  without,
  writesOf,
} from './count-list.ts';
import { CountLines } from './count-lines.tsx';
import { CountProgress } from './count-progress.tsx';
import { CountResult, type HandedCounts } from './count-result.tsx';
import { describeCounts } from './describe-counts.ts';
import { useCounting } from './use-counting.ts';

interface CountDeskProps {
  /** The draft's name. */
  readonly name: string;
  readonly draft: DraftState<CountList>;
  readonly list: CountList;
}

/** One stocktake: what is to be counted, what is counted, how it differs, and the one confirm. */
export function CountDesk({ name, draft, list }: CountDeskProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { queue } = useHost();
  const { report } = useFeedback();
  const now = useNow();
  const [handed, setHanded] = useState<HandedCounts | null>(null);
  const progress = progressOf(list, now);
  const isHidden = list.isBlind && !list.isCompared;

  const { handOver, busy, isBusy } = useHandOver<'setStock', readonly CountLine[]>((lines, submissions) => {
    setHanded({ lines, submissions });
    // A host with a queue fails as a whole, before anything has happened.
    const sentAt = queue === null ? Date.now() : null;
    draft.change((before) => afterHandingOver(before, lines, submissions, { sentAt, makeKey }));
    const { kind, sentence } = describeCounts(t, lines, submissions, queue !== null);
    report(kind, sentence);
  });
  const book = (lines: readonly CountLine[], insteadOf: string | null = null) => {
    const text = countForm.format(without(draft.latest(), lines));
    handOver({ given: lines, writes: writesOf(lines), draft: { name, text }, insteadOf });
  };

  const { count, type } = useCounting(draft, isBusy);
  useScanHandler((code, { code: { kind }, count: pieces }) => {
    if (kind !== 'SKU' && kind !== 'GTIN') return false;
    count(code, pieces ?? 1);
    return true;
  });
  const put = (goods: readonly Goods[]) => {
    const { length } = draft.latest().lines;
    draft.change((before) => addLines(before, goods, makeKey));
    const added = draft.latest().lines.length - length;
    if (added === 0) report('REJECTED', t('stocktake.say.nothingListed'));
    else void draft.whenKept().then(() => report('ACCEPTED', t('stocktake.say.listed', { count: added })));
  };
  useItemOfAddress((sku) => put([{ sku, name: null, level: null }]));

  /** Gives lines up, and then the exceptions that asked about them: in between there is one too many, never too few. */
  const giveUp = (lines: readonly CountLine[], next: (before: CountList) => CountList) => {
    draft.change(next);
    void draft.whenKept().then(() => {
      for (const { moved } of lines)
        if (moved?.entryId) void queue?.dismiss(moved.entryId).catch(() => undefined);
    });
  };
  const countAgain = (line: CountLine) => {
    giveUp([line], (before) => recount(before, line.sku));
    report('SHOWN', t('stocktake.say.again', { sku: line.sku }));
  };
  const leaveDecided = useEffectEvent((exceptionIds: ReadonlySet<string>) => {
    const decided = decidedLines(draft.latest(), exceptionIds);
    if (decided.length > 0 && !isBusy()) draft.change((before) => without(before, decided));
  });
  const exceptionIds = useExceptionIds();
  useEffect(() => {
    if (exceptionIds !== null) leaveDecided(exceptionIds);
  }, [exceptionIds, busy]);

  const result = handed && <CountResult handed={handed} hasQueue={queue !== null} />;
  return (
    <>
      {list.lines.length === 0 && result}
      {!draft.isKept && (
        <Notice tone="warning" icon={IconDeviceFloppy}>
          <p>{t('stocktake.notKept')}</p>
        </Notice>
      )}
      {list.lines.length > 0 && <CountProgress progress={progress} isHidden={isHidden} />}
      <AddToList
        isBlind={list.isBlind}
        onBlind={(isBlind) => draft.change((before) => ({ ...before, isBlind, isCompared: false }))}
        onPut={put}
      />
      {list.lines.length === 0 ? (
        <EmptyState icon={IconClipboardList} title={t('stocktake.empty')} hint={t('stocktake.emptyHint')} />
      ) : (
        <>
          <CountLines
            lines={list.lines}
            isHidden={isHidden}
            busy={busy}
            now={now}
            onType={type}
            onRemove={(line) => giveUp([line], (before) => removeLine(before, line.sku))}
            onKeep={(line) => book([insisted(line)], line.moved?.entryId)}
            onRecount={countAgain}
          />
          <CountActions
            progress={progress}
            isHidden={isHidden}
            busy={busy}
            difference={format.signed(progress.difference)}
            onCompare={() => draft.change((before) => ({ ...before, isCompared: true }))}
            onBook={() => book(bookableLines(draft.latest(), Date.now()))}
            onDiscard={() => giveUp(list.lines, () => emptyList)}
          />
        </>
      )}
      {/* What waits for a choice stands before what is settled. */}
      {list.lines.length > 0 && result}
    </>
  );
}

/** The item that the screen was opened for, taken out of the address once it is on the list. */
function useItemOfAddress(put: (sku: string) => void): void {
  const { sku } = useSearch({ from: '/stocktake' });
  const navigate = useNavigate();
  const putOnce = useEffectEvent((given: string) => put(given));
  useEffect(() => {
    if (sku === undefined) return;
    putOnce(sku);
    void navigate({ to: '/stocktake', search: {}, replace: true });
  }, [sku, navigate]);
}
