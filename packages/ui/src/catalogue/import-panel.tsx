import { Button, FileButton, Group, Loader } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconFileUpload } from '@tabler/icons-react';
import type { Failure } from '@wms/client';
import {
  badFile,
  catalogueColumns,
  catalogueOptionalColumns,
  productFileBytesMax,
  type ProductImportAnswer,
} from '@wms/contract';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { useReadDeskAgain } from '../desk/use-ops-list.ts';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { Notice } from '../elements/notice.tsx';
import { useFeedback } from '../feedback/feedback.tsx';
import { ImportPreview } from './import-preview.tsx';

/** Where a file stands. */
type Stage =
  | { readonly kind: 'CHOOSE' | 'TOO_LARGE' }
  | { readonly kind: 'SENDING'; readonly isPreview: boolean }
  | { readonly kind: 'PREVIEWED'; readonly file: File; readonly report: ProductImportAnswer }
  | { readonly kind: 'FAILED'; readonly file: File; readonly failure: Failure };

/** The catalogue from a CSV file: what it would change is shown first, and imported only then. */
export function ImportPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { stage, choose, importNow } = useImport(onClose);
  const isSending = stage.kind === 'SENDING';
  const importable = stage.kind === 'PREVIEWED' && stage.report.faultCount === 0 ? stage.report : null;
  const changeCount = importable ? importable.added + importable.changed : 0;
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
      {stage.kind === 'TOO_LARGE' && (
        <Notice role="alert" tone="bad" icon={IconAlertOctagon}>
          <p>{t('errors.FILE_TOO_LARGE')}</p>
        </Notice>
      )}
      {stage.kind === 'FAILED' && <ImportFailure failure={stage.failure} />}
      {stage.kind === 'PREVIEWED' && <ImportPreview report={stage.report} />}
      {isSending && (
        <p role="status" className="wms-working">
          <Loader size="sm" aria-hidden />
          {t(stage.isPreview ? 'catalogue.import.checking' : 'catalogue.import.importing')}
        </p>
      )}
      <Group>
        {stage.kind === 'PREVIEWED' && changeCount > 0 && (
          <Button size="md" onClick={() => void importNow(stage.file)}>
            {t('catalogue.import.now', { count: changeCount })}
          </Button>
        )}
        {!isSending && (
          <FileButton accept=".csv,text/csv" onChange={(file) => file && void choose(file)}>
            {(props) => (
              <Button
                {...props}
                size="md"
                variant={stage.kind === 'PREVIEWED' ? 'default' : 'filled'}
                leftSection={<IconFileUpload aria-hidden size={20} />}
              >
                {t(stage.kind === 'CHOOSE' ? 'dispatch.file.choose' : 'dispatch.file.chooseAnother')}
              </Button>
            )}
          </FileButton>
        )}
        <Button size="md" variant="default" disabled={isSending && !stage.isPreview} onClick={onClose}>
          {t('confirm.cancel')}
        </Button>
      </Group>
    </section>
  );
}

/** Sends a file, first to be looked at. A preview that is left early has changed nothing; its answer is dropped. */
function useImport(onClose: () => void) {
  const { t } = useTranslation();
  const host = useHost();
  const { report: say } = useFeedback();
  const readAgain = useReadDeskAgain();
  const [stage, setStage] = useState<Stage>({ kind: 'CHOOSE' });
  const send = async (file: File, preview: 'true' | 'false') => {
    setStage({ kind: 'SENDING', isPreview: preview === 'true' });
    const result = await host.change('importProducts', { query: { preview }, upload: file });
    if (result.ok) return result.answer;
    setStage({ kind: 'FAILED', file, failure: result.failure });
    return null;
  };
  const choose = async (file: File) => {
    if (file.size > productFileBytesMax) return setStage({ kind: 'TOO_LARGE' });
    const report = await send(file, 'true');
    if (report) setStage({ kind: 'PREVIEWED', file, report });
  };
  const importNow = async (file: File) => {
    const report = await send(file, 'false');
    // Also after a failure: what was written before it broke off is written.
    void readAgain();
    if (!report) return;
    const { added, changed, unchanged } = report;
    say('ACCEPTED', t('catalogue.say.imported', { added, changed, unchanged }));
    onClose();
  };
  return { stage, choose, importNow };
}

/** Why a file was refused; where it cannot be read, in what way. */
function ImportFailure({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  const bad = failure.kind === 'REFUSED' ? badFile.safeParse(failure.details) : null;
  return (
    <>
      <FailureAlert failure={failure} />
      {bad?.success && (
        <Notice tone="info" icon={IconAlertTriangle}>
          <p>{t(`catalogue.import.file.${bad.data.fault}`, bad.data.values)}</p>
        </Notice>
      )}
    </>
  );
}
