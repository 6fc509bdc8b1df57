import { Button, Group } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { Failure } from '@wms/client';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../app/host-context.ts';
import { useWarehouses } from '../desk/use-ops-list.ts';
import { ChooseFile } from '../elements/choose-file.tsx';
import { FailureAlert } from '../elements/failure-alert.tsx';
import { Notice } from '../elements/notice.tsx';
import { WorkProgress } from '../elements/work-progress.tsx';
import { useFormat } from '../i18n/use-format.ts';
import {
  type AsnFileReading,
  faultsNamedMax,
  type FileAsn,
  type FileFault,
  type LineFault,
  optionalColumns,
  requiredColumns,
} from './asn-file-format.ts';
import { checkAsnFile } from './check-asn-file.ts';

/** Where a file stands: chosen, looked at, or being turned into ASNs. */
type Stage =
  | { readonly kind: 'CHOOSE'; readonly fault: FileFault | null; readonly isCancelled?: boolean }
  | { readonly kind: 'CHECKING'; readonly done: number | null; readonly of: number }
  | { readonly kind: 'CHECKED'; readonly reading: Extract<AsnFileReading, { fault: null }> }
  | { readonly kind: 'MAKING'; readonly made: number; readonly of: number }
  | {
      readonly kind: 'STOPPED';
      readonly made: number;
      readonly rest: readonly FileAsn[];
      readonly failure: Failure | null;
    };

/** ASNs from a CSV file: looked through first, created only when nothing is wrong with it. */
export function AsnFile({ onMade, onClose }: { onMade: (count: number) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { stage, choose, make, stop, cancel } = useAsnFile(onMade, onClose);
  return (
    <section className="wms-work" aria-labelledby={titleId}>
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {t('dispatch.file.title')}
      </h2>
      <p>
        {t('dispatch.file.hint', {
          required: requiredColumns.join(', '),
          optional: optionalColumns.join(', '),
        })}
      </p>
      {stage.kind === 'CHOOSE' && stage.fault && (
        <Notice role="alert" tone="bad" icon={IconAlertOctagon}>
          <p>{t(`dispatch.file.fault.${stage.fault}`)}</p>
        </Notice>
      )}
      {stage.kind === 'CHOOSE' && stage.isCancelled && (
        <Notice role="alert" tone="info" icon={IconInfoCircle}>
          <p>{t('dispatch.file.cancelled')}</p>
        </Notice>
      )}
      {stage.kind === 'CHECKED' && <Preview {...stage.reading} />}
      {stage.kind === 'STOPPED' && (
        <Notice role="alert" tone="warning" icon={IconAlertTriangle}>
          <p>{t('dispatch.file.stopped', { made: stage.made, rest: stage.rest.length })}</p>
          {stage.failure && <FailureAlert failure={stage.failure} />}
        </Notice>
      )}
      {stage.kind === 'CHECKING' && (
        <WorkProgress
          what={t('dispatch.file.checking')}
          figures={
            stage.done === null ? undefined : t('dispatch.file.lookedUp', { done: stage.done, of: stage.of })
          }
          done={stage.done}
          of={stage.of}
        />
      )}
      {stage.kind === 'MAKING' && (
        <WorkProgress
          what={t('dispatch.file.creating')}
          figures={t('dispatch.file.making', { made: stage.made, of: stage.of })}
          done={stage.made}
          of={stage.of}
        />
      )}
      <Group>
        {stage.kind === 'CHECKED' && stage.reading.faults.length === 0 && (
          <Button size="md" onClick={() => void make(stage.reading.asns, 0)}>
            {t('dispatch.file.create', { count: stage.reading.asns.length })}
          </Button>
        )}
        {stage.kind === 'STOPPED' && (
          <Button size="md" onClick={() => void make(stage.rest, stage.made)}>
            {t('dispatch.file.goOn')}
          </Button>
        )}
        {(stage.kind === 'CHOOSE' || stage.kind === 'CHECKED') && (
          <ChooseFile
            isFirst={stage.kind === 'CHOOSE'}
            isQuiet={stage.kind === 'CHECKED'}
            onChoose={(file) => void choose(file)}
          />
        )}
        <Button
          size="md"
          variant="default"
          onClick={stage.kind === 'MAKING' ? stop : stage.kind === 'CHECKING' ? cancel : onClose}
        >
          {t(stage.kind === 'MAKING' ? 'dispatch.file.stop' : 'confirm.cancel')}
        </Button>
      </Group>
    </section>
  );
}

/** Reads a file, and makes its ASNs one after the other; leaving the panel stops between two of them. */
function useAsnFile(onMade: (count: number) => void, onClose: () => void) {
  const host = useHost();
  const { data: warehouses = [] } = useWarehouses();
  const [stage, setStage] = useState<Stage>({ kind: 'CHOOSE', fault: null });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const choose = async (file: File) => {
    const { signal } = (running.current = new AbortController());
    const onProgress = (done: number, of: number) => {
      if (!signal.aborted) setStage({ kind: 'CHECKING', done, of });
    };
    setStage({ kind: 'CHECKING', done: null, of: 1 });
    const reading = await checkAsnFile(file, { warehouses, host, signal, onProgress });
    if (signal.aborted) return;
    setStage(
      reading.fault === null ? { kind: 'CHECKED', reading } : { kind: 'CHOOSE', fault: reading.fault },
    );
  };
  const make = async (asns: readonly FileAsn[], before: number) => {
    const { signal } = (running.current = new AbortController());
    for (const [index, { body }] of asns.entries()) {
      const made = before + index;
      setStage({ kind: 'MAKING', made, of: before + asns.length });
      const result = signal.aborted ? null : await host.change('createShipment', { body });
      if (result?.ok) continue;
      const failure = result?.failure ?? null;
      if (made > 0) onMade(made);
      return setStage({ kind: 'STOPPED', made, rest: asns.slice(index), failure });
    }
    onMade(before + asns.length);
    onClose();
  };
  return {
    stage,
    choose,
    make,
    /** Ends between two ASNs; what is made stays. */
    stop: () => running.current?.abort(),
    /** Nothing has been made: the file goes no further. */
    cancel: () => {
      running.current?.abort();
      setStage({ kind: 'CHOOSE', fault: null, isCancelled: true });
    },
  };
}

function Preview({ asns, faults }: { asns: readonly FileAsn[]; faults: readonly LineFault[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (faults.length > 0) {
    return (
      <Notice
        role="alert"
        tone="bad"
        icon={IconAlertOctagon}
        title={t('dispatch.file.faults', { count: faults.length })}
      >
        <ul className="wms-fault-list">
          {faults.slice(0, faultsNamedMax).map(({ line, fault, text }) => (
            <li key={`${line} ${fault}`}>
              {t('dispatch.file.faultOn', { line, what: t(`dispatch.file.row.${fault}`, { text }) })}
            </li>
          ))}
        </ul>
      </Notice>
    );
  }
  return (
    <div className="wms-table-box wms-preview">
      <table className="wms-table" aria-label={t('dispatch.file.preview')}>
        <thead>
          <tr>
            <th scope="col">{t('shipments.asn')}</th>
            <th scope="col">{t('desk.warehouse')}</th>
            <th scope="col" className="wms-number">
              {t('dispatch.asns.contents')}
            </th>
            <th scope="col">{t('shipments.carrier')}</th>
          </tr>
        </thead>
        <tbody>
          {asns.map(({ warehouseLabel, body }, index) => (
            <tr key={index}>
              <th scope="row">{body.asnNumber ?? t('dispatch.form.asnNumberHint')}</th>
              <td>{warehouseLabel}</td>
              <td className="wms-number">
                {format.number(body.lines.reduce((sum, { expectedQty }) => sum + expectedQty, 0))}
                <span className="wms-item-name">{t('dispatch.asns.skus', { count: body.lines.length })}</span>
              </td>
              <td>{body.carrier ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
