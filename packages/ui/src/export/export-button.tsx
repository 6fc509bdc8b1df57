import { Button } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import type { Failure } from '@wms/client';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { waitUnlessAborted } from './ask-patiently.ts';
import { collectCsv, type CsvSource, type ExportProgress } from './collect-csv.ts';
import { saveFile } from './save-file.ts';

interface ExportButtonProps<Row> {
  /** Without its ending; the day is added. */
  readonly fileName: string;
  readonly source: CsvSource<Row>;
}

/** Where an export stands. */
type Stage =
  | { readonly kind: 'IDLE' }
  | { readonly kind: 'READING'; readonly progress: ExportProgress }
  | { readonly kind: 'SAVED'; readonly rows: number; readonly isCut: boolean }
  | { readonly kind: 'FAILED'; readonly failure: Failure };

const idle: Stage = { kind: 'IDLE' };

/** Saves a whole list as CSV, however long it is; shows how far it is and can be cancelled. Leaving cancels it too. */
export function ExportButton<Row>({ fileName, source }: ExportButtonProps<Row>) {
  const { t } = useTranslation();
  const [stage, setStage] = useState<Stage>(idle);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async () => {
    const { signal } = (running.current = new AbortController());
    setStage({ kind: 'READING', progress: { rows: 0, total: null, waiting: false } });
    const onProgress = (progress: ExportProgress) => {
      if (!signal.aborted) setStage({ kind: 'READING', progress });
    };
    const result = await collectCsv(source, { signal, onProgress, wait: waitUnlessAborted });
    if (result.kind === 'CANCELLED') return;
    if (result.kind === 'FAILED') return setStage(result);
    saveFile(
      `${fileName}-${new Date().toISOString().slice(0, 10)}.csv`,
      result.parts,
      'text/csv;charset=utf-8',
    );
    setStage({ kind: 'SAVED', rows: result.rows, isCut: result.isCut });
  };
  const cancel = () => {
    running.current?.abort();
    setStage(idle);
  };

  return (
    <div className="wms-export">
      {stage.kind === 'READING' ? (
        <Button variant="default" size="md" onClick={cancel}>
          {t('export.cancel')}
        </Button>
      ) : (
        <Button
          variant="default"
          size="md"
          leftSection={<IconFileDownload aria-hidden size={20} />}
          onClick={() => void start()}
        >
          {t('export.csv')}
        </Button>
      )}
      <p role="status" className="wms-hint">
        <StageInWords stage={stage} />
      </p>
      {stage.kind === 'FAILED' && <FailureAlert failure={stage.failure} onRetry={() => void start()} />}
    </div>
  );
}

function StageInWords({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  if (stage.kind === 'SAVED') {
    return stage.isCut ? t('export.cut', { count: stage.rows }) : t('export.saved', { count: stage.rows });
  }
  if (stage.kind !== 'READING') return null;
  const { rows, total, waiting } = stage.progress;
  if (waiting) return t('export.waiting');
  return total === null ? t('export.reading', { count: rows }) : t('export.readingOf', { rows, total });
}
