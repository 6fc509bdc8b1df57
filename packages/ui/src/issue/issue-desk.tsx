import { makeKey } from '@wms/client';
import type { StockLevelAnswer, WorkerAnswer } from '@wms/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import type { DraftState } from '../drafts/use-draft.ts';
import { useHandOver } from '../drafts/use-hand-over.ts';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import { Notice } from '../elements/notice.tsx';
import { useNow } from '../elements/use-now.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useScanHandler } from '../scan/scan-provider.tsx';
import { useGoodsScan } from '../stock/use-goods-scan.ts';
import { useLevels } from '../stock/use-levels.ts';
import {
  addPieces,
  afterHandingOver,
  type Basket,
  emptyBasket,
  giveTo,
  quantityOf,
  type Recipient,
  removeLine,
  typeQuantity,
  writesOf,
} from './basket.ts';
import { BasketActions } from './basket-actions.tsx';
import { BasketLines } from './basket-lines.tsx';
import { AddBySku } from './add-by-sku.tsx';
import { describeIssue } from './describe-issue.ts';
import { workerWithBadge } from './find-worker.ts';
import { type Handed, IssueResult } from './issue-result.tsx';
import { RecipientCard, RecipientPrompt } from './recipient.tsx';

interface IssueDeskProps {
  /** The draft's name. */
  readonly name: string;
  readonly draft: DraftState<Basket>;
  readonly basket: Basket;
  /** Null while they are not known. */
  readonly workers: readonly WorkerAnswer[] | null;
}

/** One basket at a time: whose it is, what lies in it, and the one confirm. */
export function IssueDesk({ name, draft, basket, workers }: IssueDeskProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { queue } = useHost();
  const { report } = useFeedback();
  const now = useNow();
  const [next, setNext] = useState<Recipient | null>(null);
  const [handed, setHanded] = useState<Handed | null>(null);
  const { recipient, lines } = basket;
  const levels = useLevels(lines.map(({ sku }) => sku));

  const { handOver, busy, isBusy } = useHandOver<'createTransaction', Basket>((given, submissions) => {
    if (given.recipient === null) return;
    setHanded({ recipient: given.recipient, lines: given.lines, submissions });
    // A host with a queue fails as a whole, before anything has happened.
    draft.change(() => afterHandingOver(given, submissions, queue === null ? Date.now() : null));
    const hasQueue = queue !== null;
    const { kind, sentence } = describeIssue(t, given.recipient, given.lines, submissions, hasQueue);
    report(kind, sentence);
  });

  const { choose, present } = useRecipient({
    draft,
    workers,
    isBusy,
    onOther: setNext,
    onNew: () => setHanded(null),
  });
  useBadgeOfAddress(present);

  const take = (sku: string, pieces: number, level: StockLevelAnswer | null, recipientId: string) => {
    if (isBusy()) return report('REJECTED', t('issue.say.notTaken', { sku }));
    const added = addPieces(draft.latest(), { sku, pieces, recipientId, key: makeKey() });
    if (added.kind !== 'ADDED') return report('REJECTED', t(`issue.say.${added.kind}`, { sku }));
    draft.change(() => added.basket);
    const figures = {
      sku,
      quantity: format.number(added.quantity),
      available: level ? format.number(level.currentQuantity) : '',
    };
    const isOver = level !== null && added.quantity > level.currentQuantity;
    const sentence = level === null ? 'issue.say.addedUnseen' : isOver ? 'issue.say.over' : 'issue.say.added';
    void draft.whenKept().then(() => report(isOver ? 'REJECTED' : 'ACCEPTED', t(sentence, figures)));
  };
  const scanGoods = useGoodsScan(take);
  const addGoods = (sku: string, pieces: number) => {
    if (next !== null) return report('REJECTED', t('issue.say.questionOpen'));
    const { recipient: to } = draft.latest();
    if (to === null) return report('REJECTED', t('issue.say.badgeFirst', { sku }));
    scanGoods(sku, pieces, to.id);
  };
  useScanHandler((code, { code: { kind }, count }) => {
    if (kind === 'BADGE') present(code);
    else if (kind === 'SKU' || kind === 'GTIN') addGoods(code, count ?? 1);
    return kind === 'BADGE' || kind === 'SKU' || kind === 'GTIN';
  });

  /** Between the confirm and its drawing a field still takes keys; what is handed over changes no more. */
  const changeOpen = (alter: (before: Basket) => Basket) => {
    if (!isBusy()) draft.change(alter);
  };
  const confirm = () => {
    if (recipient === null) return;
    const subject = (line: (typeof lines)[number]) =>
      t('issue.subject', {
        sku: line.sku,
        quantity: format.number(quantityOf(line) ?? 0),
        name: recipient.name,
      });
    const writes = writesOf(basket, recipient, subject);
    handOver({ given: basket, writes, draft: { name, text: null } });
  };

  return (
    <>
      {handed && <IssueResult handed={handed} hasQueue={queue !== null} />}
      {recipient === null ? (
        <RecipientPrompt workers={workers ?? []} onChoose={choose} />
      ) : (
        <>
          <RecipientCard recipient={recipient} />
          {next !== null && (
            <ConfirmPanel
              title={t('issue.other.title', { name: recipient.name })}
              confirmLabel={t('issue.other.confirm', { name: next.name })}
              onConfirm={() => {
                draft.change(() => giveTo(emptyBasket, next));
                setNext(null);
              }}
              onCancel={() => setNext(null)}
            >
              <p>{t('issue.other.hint', { count: lines.length, name: recipient.name, next: next.name })}</p>
            </ConfirmPanel>
          )}
          {!draft.isKept && (
            <Notice tone="warning" icon={IconDeviceFloppy}>
              <p>{t('issue.notKept')}</p>
            </Notice>
          )}
          <AddBySku onAdd={(sku) => addGoods(sku, 1)} />
          <BasketLines
            lines={lines}
            levels={levels}
            busy={busy}
            now={now}
            onType={(sku, text) => changeOpen((before) => typeQuantity(before, sku, text))}
            onRemove={(sku) => changeOpen((before) => removeLine(before, sku))}
          />
          <BasketActions
            basket={basket}
            recipient={recipient}
            levels={levels}
            now={now}
            busy={busy}
            onConfirm={confirm}
            onDiscard={() => changeOpen(() => emptyBasket)}
          />
        </>
      )}
    </>
  );
}

interface RecipientParts {
  readonly draft: DraftState<Basket>;
  readonly workers: readonly WorkerAnswer[] | null;
  readonly isBusy: () => boolean;
  /** Another person's lines are open: somebody has to say what becomes of them. */
  readonly onOther: (next: Recipient) => void;
  readonly onNew: () => void;
}

/** Whose basket it is. Another badge never mixes two people up: where lines are open, it asks. */
function useRecipient({ draft, workers, isBusy, onOther, onNew }: RecipientParts) {
  const { t } = useTranslation();
  const { report } = useFeedback();
  const choose = ({ id, name, badge }: Recipient) => {
    const { recipient, lines } = draft.latest();
    if (isBusy()) return report('REJECTED', t('issue.say.busy'));
    if (recipient?.id === id) return report('SHOWN', t('issue.say.same', { name }));
    const chosen = { id, name, badge };
    if (recipient !== null && lines.length > 0) {
      onOther(chosen);
      return report('REJECTED', t('issue.say.other', { name: recipient.name, next: name }));
    }
    draft.change((before) => giveTo(before, chosen));
    onNew();
    void draft.whenKept().then(() => report('SHOWN', t('issue.say.person', { name })));
  };
  const present = (badge: string) => {
    if (workers === null) return report('REJECTED', t('issue.say.notKnownYet', { badge }));
    const worker = workerWithBadge(workers, badge);
    if (worker === null) return report('REJECTED', t('issue.say.noSuchBadge', { badge }));
    if (worker.status !== 'ACTIVE')
      return report('REJECTED', t('issue.say.suspended', { name: worker.name }));
    choose(worker);
  };
  return { choose, present };
}

/** The badge that the screen was opened with, taken out of the address: going back must not scan it again. */
function useBadgeOfAddress(present: (badge: string) => void): void {
  const { badge } = useSearch({ from: '/issue' });
  const navigate = useNavigate();
  const presentOnce = useEffectEvent((given: string) => present(given));
  useEffect(() => {
    if (badge === undefined) return;
    presentOnce(badge);
    void navigate({ to: '/issue', search: {}, replace: true });
  }, [badge, navigate]);
}
