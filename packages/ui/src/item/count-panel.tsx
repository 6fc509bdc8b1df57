import { Button, Group, TextInput } from '@mantine/core';
import { IconArrowsShuffle } from '@tabler/icons-react';
import type { StockLevelAnswer } from '@wms/contract';
import { assertNever } from '@wms/domain';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { describeFailure } from '../elements/describe-failure.ts';
import { goOnWithEnter } from '../elements/move-between-fields.ts';
import { Notice } from '../elements/notice.tsx';
import { readCount } from '../elements/read-count.ts';
import { useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useScanHandler } from '../scan/scan-provider.tsx';
import { movedTo, useSetStock } from '../stocktake/use-set-stock.ts';

/** A count that the level moved under; quantities in pieces. */
interface Moved {
  readonly counted: number;
  readonly now: number;
  /** Its entry among the exceptions; it leaves them when the person has chosen. */
  readonly entryId: string | null;
}

/**
 * A stocktake of one item: the level becomes what was counted, unless it has moved since the count began. Then nothing
 * is set before the person has seen both figures and chosen.
 */
export function CountPanel({ level, onClose }: { level: StockLevelAnswer; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { report } = useFeedback();
  const { queue } = useHost();
  const titleId = useId();
  const { sku } = level;
  // What the count is measured against: the level as it stood when the count began.
  const [seen, setSeen] = useState(level.currentQuantity);
  const [text, setText] = useState('');
  const [moved, setMoved] = useState<Moved | null>(null);
  const counted = readCount(text);

  const { set, busy } = useSetStock(sku, (submission, quantity) => {
    switch (submission.state) {
      case 'DONE': {
        const difference = format.signed(submission.answer.transaction.delta);
        report(
          'ACCEPTED',
          t('item.counting.say.done', { sku, quantity: format.number(quantity), difference }),
        );
        return onClose();
      }
      case 'QUEUED':
        report('QUEUED', t('item.counting.say.queued', { sku, quantity: format.number(quantity) }));
        return onClose();
      case 'REFUSED': {
        const now = movedTo(submission.refusal);
        if (now !== null) {
          setMoved({ counted: quantity, now, entryId: submission.entryId });
          return report('REJECTED', t('item.counting.say.moved', { sku }));
        }
        const reason = describeFailure(t, submission.refusal);
        if (submission.entryId === null)
          return report('REJECTED', t('item.counting.say.refused', { sku, reason }));
        // It is the exception's from now on: set from here as well it would be set twice.
        report('REJECTED', t('item.setAside', { sku, reason }));
        return onClose();
      }
      case 'FAILED':
        return report('REJECTED', t('item.counting.say.refused', { sku, reason: submission.error }));
      default:
        return assertNever(submission);
    }
  });
  // Piece by piece, as when a pallet is counted.
  useScanHandler((code) => {
    if (code !== sku || moved || busy) return false;
    const next = text.trim() === '' ? 1 : (counted ?? 0) + 1;
    setText(String(next));
    report(
      'ACCEPTED',
      t('receive.say.counted', { sku, counted: format.number(next), expected: format.number(seen) }),
    );
    return true;
  });
  const countFrom = ({ now }: Moved) => {
    setSeen(now);
    setMoved(null);
  };
  const recount = (chosen: Moved) => {
    if (chosen.entryId) void queue?.dismiss(chosen.entryId).catch(() => undefined);
    countFrom(chosen);
    setText('');
  };

  return (
    <section className="wms-work" aria-labelledby={titleId} onKeyDown={goOnWithEnter}>
      <h2 id={titleId}>{t('item.counting.title', { sku })}</h2>
      {moved ? (
        <MovedMeanwhile
          seen={seen}
          moved={moved}
          busy={busy}
          onUseMine={() => {
            countFrom(moved);
            set(moved.counted, moved.now, moved.entryId);
          }}
          onRecount={() => recount(moved)}
          onCancel={onClose}
        />
      ) : (
        <>
          <p className="wms-hint">{t('item.counting.hint')}</p>
          <TextInput
            className="wms-quantity"
            size="lg"
            label={t('item.counting.counted')}
            inputMode="numeric"
            autoComplete="off"
            autoFocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={text.trim() !== '' && counted === null ? t('item.counting.notACount') : undefined}
          />
          {counted !== null && (
            <p>
              {t('item.counting.difference', {
                difference: format.signed(counted - seen),
                quantity: format.number(seen),
              })}
            </p>
          )}
          <Group>
            <Button
              size="md"
              loading={busy}
              disabled={counted === null}
              onClick={() => counted !== null && set(counted, seen)}
            >
              {t('item.counting.submit')}
            </Button>
            <Button size="md" variant="default" disabled={busy} onClick={onClose}>
              {t('item.counting.cancel')}
            </Button>
          </Group>
        </>
      )}
    </section>
  );
}

interface MovedMeanwhileProps {
  readonly seen: number;
  readonly moved: Moved;
  readonly busy: boolean;
  readonly onUseMine: () => void;
  readonly onRecount: () => void;
  readonly onCancel: () => void;
}

/** The figures side by side, and the choice between them. */
function MovedMeanwhile({
  seen,
  moved,
  busy,
  onUseMine,
  onRecount,
  onCancel,
}: MovedMeanwhileProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const figures = [
    ['seen', seen],
    ['now', moved.now],
    ['counted', moved.counted],
  ] as const;
  return (
    <>
      <Notice role="alert" tone="warning" icon={IconArrowsShuffle} title={t('item.counting.moved.title')}>
        <p>{t('item.counting.moved.hint')}</p>
      </Notice>
      <dl className="wms-totals">
        {figures.map(([name, quantity]) => (
          <div key={name}>
            <dt>{t(`item.counting.moved.${name}`)}</dt>
            <dd>{format.number(quantity)}</dd>
          </div>
        ))}
      </dl>
      <Group>
        <Button size="md" loading={busy} onClick={onUseMine}>
          {t('item.counting.moved.useMine', { quantity: format.number(moved.counted) })}
        </Button>
        <Button size="md" variant="default" disabled={busy} onClick={onRecount}>
          {t('item.counting.moved.recount')}
        </Button>
        <Button size="md" variant="default" disabled={busy} onClick={onCancel}>
          {t('item.counting.cancel')}
        </Button>
      </Group>
    </>
  );
}
