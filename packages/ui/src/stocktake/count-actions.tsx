import { Button, Group } from '@mantine/core';
import { IconChecks, IconEye, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmPanel } from '../elements/confirm-panel.tsx';
import type { Progress } from './count-list.ts';

interface CountActionsProps {
  readonly progress: Progress;
  readonly isHidden: boolean;
  readonly busy: boolean;
  /** The sum of the differences, as people write it. */
  readonly difference: string;
  readonly onCompare: () => void;
  readonly onBook: () => void;
  readonly onDiscard: () => void;
}

/** The one confirm, with the difference said before; counting blind, the comparison comes first. */
export function CountActions(props: CountActionsProps) {
  const { t } = useTranslation();
  const [discarding, setDiscarding] = useState(false);
  const { progress, isHidden, busy, difference } = props;
  const { total, counted, faulty } = progress;
  if (discarding) {
    return (
      <ConfirmPanel
        title={t('stocktake.discard.title')}
        confirmLabel={t('stocktake.discard.confirm')}
        onConfirm={() => {
          setDiscarding(false);
          props.onDiscard();
        }}
        onCancel={() => setDiscarding(false)}
      >
        <p>{t('stocktake.discard.hint', { count: counted })}</p>
      </ConfirmPanel>
    );
  }
  return (
    <section className="wms-actions" aria-label={t('stocktake.actions')}>
      {faulty > 0 && <p className="wms-before">{t('stocktake.before.faulty', { count: faulty })}</p>}
      {faulty === 0 && counted > 0 && (
        <p className="wms-before">
          {!isHidden && <>{t('stocktake.before.difference', { difference })} </>}
          {counted < total && t('stocktake.before.uncounted', { count: total - counted })}
        </p>
      )}
      <Group>
        {isHidden ? (
          <Button
            size="xl"
            disabled={counted === 0}
            leftSection={<IconEye aria-hidden />}
            onClick={props.onCompare}
          >
            {t('stocktake.compare')}
          </Button>
        ) : (
          <Button
            size="xl"
            loading={busy}
            disabled={counted === 0 || faulty > 0}
            leftSection={<IconChecks aria-hidden />}
            onClick={props.onBook}
          >
            {t('stocktake.book', { count: counted })}
          </Button>
        )}
        <Button
          size="xl"
          variant="default"
          disabled={busy}
          leftSection={<IconTrash aria-hidden />}
          onClick={() => (counted === 0 ? props.onDiscard() : setDiscarding(true))}
        >
          {t('stocktake.clear')}
        </Button>
      </Group>
    </section>
  );
}
