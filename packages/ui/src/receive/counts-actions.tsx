import { Button } from '@mantine/core';
import { IconEraser, IconPackageImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';

interface CountsActionsProps {
  readonly pieces: number;
  /** Some count is none. */
  readonly isFaulty: boolean;
  readonly busy: boolean;
  readonly onBook: () => void;
  readonly onClear: () => void;
}

/** What is done with the counts of a pallet. */
export function CountsActions({ pieces, isFaulty, busy, onBook, onClear }: CountsActionsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Button
        size="xl"
        loading={busy}
        disabled={isFaulty}
        leftSection={<IconPackageImport aria-hidden />}
        onClick={onBook}
      >
        {t('receive.actions.bookCounts', { pieces: format.number(pieces) })}
      </Button>
      <Button
        size="xl"
        variant="default"
        disabled={busy}
        leftSection={<IconEraser aria-hidden />}
        onClick={onClear}
      >
        {t('receive.actions.clearCounts')}
      </Button>
    </>
  );
}
