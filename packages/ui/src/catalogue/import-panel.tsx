import { Button, Group } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { Failure } from '@wms/client';
import { badFile, catalogueColumns, catalogueOptionalColumns, faultyRows } from '@wms/contract';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ChooseFile } from '../elements/choose-file.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { Notice } from '../elements/notice.tsx';
import { WorkProgress } from '../elements/work-progress.tsx';
import type { FileHost } from '../host-bridge.ts';
import { FaultList, ImportPreview } from './import-preview.tsx';
import { type ImportStage, sayUnfinished, type Unfinished, useImport } from './use-import.ts';

interface ImportPanelProps {
  readonly files: FileHost;
  readonly onClose: () => void;
}

/** The catalogue from a CSV file: what it would change is shown first, and imported only then. */
export function ImportPanel({ files, onClose }: ImportPanelProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { stage, choose, importNow, goOn, cancel, stop } = useImport(files, onClose);
  const isWorking = stage.kind === 'SENDING' || stage.kind === 'IMPORTING';
  const changeCount = stage.kind === 'PREVIEWED' ? changesOf(stage) : 0;
  return (
    <section className="wms-work" aria-labelledby={titleId}>
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {t('catalogue.import.title')}
      </h2>
      <p>
        {t('catalogue.import.hint', {
          required: catalogueColumns.join(', '),
          optional: catalogueOptionalColumns.join(', '),
        })}
      </p>
      <StageInWords stage={stage} />
      <Group>
        {stage.kind === 'PREVIEWED' && changeCount > 0 && (
          <Button size="md" onClick={() => importNow(stage.file, stage.report.rows)}>
            {t('catalogue.import.now', { count: changeCount })}
          </Button>
        )}
        {stage.kind === 'UNFINISHED' && (
          <Button size="md" onClick={() => goOn(stage.file, stage.rows, stage.result.place)}>
            {t('dispatch.file.goOn')}
          </Button>
        )}
        {!isWorking && stage.kind !== 'UNFINISHED' && (
          <ChooseFile
            isFirst={stage.kind === 'CHOOSE'}
            isQuiet={stage.kind === 'PREVIEWED'}
            onChoose={(file) => void choose(file)}
          />
        )}
        <Button
          size="md"
          variant="default"
          onClick={stage.kind === 'SENDING' ? cancel : stage.kind === 'IMPORTING' ? stop : onClose}
        >
          {t(endLabelOf(stage))}
        </Button>
      </Group>
    </section>
  );
}

const changesOf = ({ report }: Extract<ImportStage, { kind: 'PREVIEWED' }>): number =>
  report.faultCount === 0 ? report.added + report.changed : 0;

/** What the last button does: it ends the work, or leaves the panel. */
function endLabelOf({ kind }: ImportStage) {
  if (kind === 'SENDING') return 'catalogue.import.cancel';
  if (kind === 'IMPORTING') return 'dispatch.file.stop';
  return kind === 'UNFINISHED' ? 'catalogue.import.leave' : 'confirm.cancel';
}

function StageInWords({ stage }: { stage: ImportStage }) {
  const { t } = useTranslation();
  switch (stage.kind) {
    case 'CHOOSE':
      return (
        stage.isCancelled && (
          <Notice role="alert" tone="info" icon={IconInfoCircle}>
            <p>{t('catalogue.import.cancelled')}</p>
          </Notice>
        )
      );
    case 'TOO_LARGE':
      return (
        <Notice role="alert" tone="bad" icon={IconAlertOctagon}>
          <p>{t('errors.FILE_TOO_LARGE')}</p>
        </Notice>
      );
    case 'REFUSED':
      return <ImportFailure failure={stage.failure} />;
    case 'PREVIEWED':
      return <ImportPreview report={stage.report} />;
    case 'UNFINISHED':
      return <UnfinishedNotice {...stage} />;
    case 'SENDING':
    case 'IMPORTING':
      return <Working stage={stage} />;
  }
}

/** Megabytes to one digit behind the point. */
const megabytes = (bytes: number): number => Math.round(bytes / 100_000) / 10;

function Working({ stage }: { stage: Extract<ImportStage, { kind: 'SENDING' | 'IMPORTING' }> }) {
  const { t } = useTranslation();
  if (stage.kind === 'IMPORTING') {
    const { rows, written, isStopping, isPaused } = stage;
    const what = isPaused ? 'export.waiting' : 'catalogue.import.importing';
    return (
      <WorkProgress
        what={t(isStopping ? 'catalogue.import.stopping' : what)}
        figures={t('catalogue.import.rowsWritten', { rows: written.rows, of: rows })}
        done={written.rows}
        of={rows}
      />
    );
  }
  const { file, sentBytes } = stage;
  if (sentBytes === file.size) {
    return <WorkProgress what={t('catalogue.import.checking')} done={null} of={file.size} />;
  }
  const figures = t('catalogue.import.sent', { sent: megabytes(sentBytes), of: megabytes(file.size) });
  return (
    <WorkProgress what={t('catalogue.import.sending')} figures={figures} done={sentBytes} of={file.size} />
  );
}

function UnfinishedNotice({ rows, result }: { rows: number; result: Unfinished }) {
  const { t } = useTranslation();
  return (
    <>
      <Notice role="alert" tone="warning" icon={IconAlertTriangle}>
        <p>{sayUnfinished(t, rows, result)}</p>
      </Notice>
      {result.kind === 'FAILED' && <ImportFailure {...result} />}
    </>
  );
}

/** Why a file was refused: where it cannot be read, in what way, and which rows are faulty. */
function ImportFailure({ failure, lineShift = 0 }: { failure: Failure; lineShift?: number }) {
  const { t } = useTranslation();
  const details = failure.kind === 'REFUSED' ? failure.details : {};
  const bad = badFile.safeParse(details);
  const faulty = faultyRows.safeParse(details);
  return (
    <>
      <FailureAlert failure={failure} />
      {bad.success && (
        <Notice tone="info" icon={IconAlertTriangle}>
          <p>{t(`catalogue.import.file.${bad.data.fault}`, bad.data.values)}</p>
        </Notice>
      )}
      {faulty.success && (
        <FaultList
          faultCount={faulty.data.faultCount}
          faults={faulty.data.faults.map((fault) => ({ ...fault, line: fault.line + lineShift }))}
        />
      )}
    </>
  );
}
