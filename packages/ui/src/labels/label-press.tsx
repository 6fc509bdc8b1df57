import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconFileDownload, IconPrinter } from '@tabler/icons-react';
import { use, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Notice } from '../elements/notice.tsx';
import { readCount } from '../elements/read-count.ts';
import { saveFile } from '../export/save-file.ts';
import { type Format, useFormat } from '../i18n/use-format.ts';
import type { LabelWords } from './label-content.ts';
import { LabelPicture, PrintedPages } from './label-picture.tsx';
import { type LabelFont, openStandardFont, openWideFont } from './label-font.ts';
import { type LabelRun, needsWideFont, planRun, withCopies } from './label-run.ts';
import { copiesMax, type Label } from './label.ts';
import { labelSizes, type LabelSizeId, sizeOf } from './label-size.ts';
import type { LabelFault, LabelLayout } from './layout-label.ts';
import { recallSize, rememberSize } from './remember-size.ts';
import { usePagePrint } from './use-page-print.ts';
import { type PdfProgress, writePdf } from './write-pdf.ts';

const standardFont = openStandardFont();
/** Loaded with the first label that needs it. Without it, what Helvetica lacks is named on the screen. */
let wideFont: Promise<LabelFont> | null = null;
const loadWideFont = (): Promise<LabelFont> =>
  (wideFont ??= import('./read-font-files.ts')
    .then(({ readFontFiles }) => openWideFont(readFontFiles()))
    .catch(() => standardFont));

/** Size, copies, a look at what comes out, and the two ways to paper. */
export function LabelPress({
  labels,
  onClose,
}: {
  labels: readonly [Label, ...Label[]];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { kind } = labels[0];
  const [sizeId, setSizeId] = useState(() => recallSize(kind, localStorage));
  const [copiesText, setCopiesText] = useState('1');
  const size = sizeOf(sizeId);
  const words = useLabelWords();
  const isWide = useMemo(() => needsWideFont(labels, words), [labels, words]);
  const font = use(isWide ? loadWideFont() : standardFont);
  const run = useMemo(() => planRun(labels, size, words, font), [labels, size, words, font]);
  const most = Math.min(copiesMax, run.copiesMost);
  const copies = copiesOf(copiesText, most);
  const sheets = useMemo(() => (copies === null ? [] : withCopies(run, copies)), [run, copies]);
  const printing = usePagePrint(size);
  const file = usePdf(font);
  const choose = (id: LabelSizeId) => {
    setSizeId(id);
    rememberSize(kind, id, localStorage);
  };
  return (
    <>
      <div className="wms-label-press">
        <Preview run={run} sizeId={sizeId} />
        <div className="wms-label-choices">
          <NativeSelect
            size="md"
            label={t('labels.size')}
            value={sizeId}
            onChange={(event) => choose(event.currentTarget.value as LabelSizeId)}
            data={labelSizes.map(({ id }) => ({ value: id, label: t(`labels.sizes.${id}`) }))}
          />
          <TextInput
            size="md"
            className="wms-label-copies"
            label={t('labels.copies')}
            inputMode="numeric"
            autoComplete="off"
            value={copiesText}
            onChange={(event) => setCopiesText(event.currentTarget.value)}
            error={copies === null ? t('labels.copiesFault', { count: most }) : undefined}
          />
          <p role="status">{t('labels.count', { count: sheets.length })}</p>
          <Faults run={run} />
        </div>
      </div>
      <Group>
        <Button
          size="md"
          leftSection={<IconPrinter aria-hidden size={20} />}
          disabled={sheets.length === 0 || file.progress !== null}
          onClick={printing.print}
        >
          {t('labels.print')}
        </Button>
        {file.progress ? (
          <Button size="md" variant="default" onClick={file.cancel}>
            {t('labels.cancel', { page: file.progress.pages, of: file.progress.ofPages })}
          </Button>
        ) : (
          <Button
            size="md"
            variant="default"
            leftSection={<IconFileDownload aria-hidden size={20} />}
            disabled={sheets.length === 0}
            onClick={() => void file.save(sheets, sizeId, kind)}
          >
            {t('labels.download')}
          </Button>
        )}
        <Button size="md" variant="default" onClick={onClose}>
          {t('labels.close')}
        </Button>
      </Group>
      <p className="wms-hint">{t('labels.scaleHint')}</p>
      {printing.isPrinting && createPortal(<PrintedPages labels={sheets} size={size} />, document.body)}
    </>
  );
}

function copiesOf(text: string, most: number): number | null {
  const copies = readCount(text);
  return copies !== null && copies >= 1 && copies <= most ? copies : null;
}

/** The labels one by one. */
function Preview({ run, sizeId }: { run: LabelRun; sizeId: LabelSizeId }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(0);
  const last = run.made.length - 1;
  const place = Math.min(wanted, last);
  const shown = run.made[place];
  return (
    <figure className="wms-label-preview">
      {shown ? (
        <LabelPicture
          layout={shown.layout}
          size={sizeOf(sizeId)}
          name={t('labels.pictureOf', { code: shown.code })}
        />
      ) : (
        <p className="wms-hint">{t('labels.nothing')}</p>
      )}
      {last > 0 && (
        <Group justify="center">
          <Button size="sm" variant="default" disabled={place === 0} onClick={() => setWanted(place - 1)}>
            {t('labels.previous')}
          </Button>
          <span>{t('labels.place', { place: place + 1, of: last + 1 })}</span>
          <Button size="sm" variant="default" disabled={place === last} onClick={() => setWanted(place + 1)}>
            {t('labels.next')}
          </Button>
        </Group>
      )}
    </figure>
  );
}

/** How many of the labels that cannot be made are named. */
const namedFaultsMax = 5;

/** What cannot be printed in this size, and what will look different. */
function Faults({ run: { faults, lost } }: { run: LabelRun }) {
  const { t } = useTranslation();
  const say = (fault: LabelFault) =>
    fault.kind === 'TOO_WIDE'
      ? t('labels.tooWide', { code: fault.text, mm: fault.neededMm })
      : t('labels.notEncodable', { code: fault.text });
  return (
    <>
      {faults.length > 0 && (
        <Notice
          role="alert"
          tone="warning"
          icon={IconAlertTriangle}
          title={t('labels.leftOut', { count: faults.length })}
        >
          <ul>
            {faults.slice(0, namedFaultsMax).map((fault) => (
              <li key={fault.text}>{say(fault)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {lost.length > 0 && (
        <Notice tone="info" icon={IconAlertTriangle}>
          <p>{t('labels.lost', { characters: lost.join(' ') })}</p>
        </Notice>
      )}
    </>
  );
}

function useLabelWords(): LabelWords {
  const { t } = useTranslation();
  const format: Format = useFormat();
  return useMemo(
    () => ({
      pallet: t('labels.on.pallet'),
      item: t('labels.on.item'),
      badge: t('labels.on.badge'),
      carrier: t('labels.on.carrier'),
      due: t('labels.on.due'),
      holds: t('labels.on.holds'),
      contents: (pieces, skus) =>
        `${t('labels.on.pieces', { count: pieces })}, ${t('labels.on.skus', { count: skus })}`,
      day: format.date,
    }),
    [t, format],
  );
}

/** Writes one PDF at a time; leaving the screen ends it. */
function usePdf(font: LabelFont) {
  const [progress, setProgress] = useState<PdfProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const save = async (labels: readonly LabelLayout[], sizeId: LabelSizeId, kind: Label['kind']) => {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    const bytes = await writePdf(labels, sizeOf(sizeId), font, {
      signal,
      onProgress: setProgress,
      breathe,
    });
    if (signal.aborted) return;
    setProgress(null);
    if (bytes) saveFile(`${kind.toLowerCase()}-labels.pdf`, [bytes], 'application/pdf');
  };
  const cancel = () => {
    running.current?.abort();
    setProgress(null);
  };
  return { progress, save, cancel };
}

const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));
