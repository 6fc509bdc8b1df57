import { Button } from '@mantine/core';
import { IconAlertTriangle, IconBarcode, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Preferences, savePreferences } from '../app/preferences.ts';
import { EmptyState } from '../elements/empty-state.tsx';
import { Notice } from '../elements/notice.tsx';
import { Page } from '../elements/page.tsx';
import { useFormat } from '../i18n/use-format.ts';
import type { CodeText } from '../labels/encode-bars.ts';
import { classifyCode, readFields } from './classify-code.ts';
import type { Diagnosis } from './diagnose-keys.ts';
import { groupSeparator, writeBracketed } from './element-string.ts';
import type { HeardKey } from './listen-for-scans.ts';
import type { ScannerSettings } from './scanner-settings.ts';
import { readScan, textOf } from './scan.ts';
import { TestCode } from './test-code.tsx';
import { type ScannerTry, useScannerTest } from './use-scanner-test.ts';

// None of these exists in a warehouse; each proves itself by a prefix or a check digit.
const testCodes = [
  { id: 'asn', code: { symbology: 'CODE_128', text: 'ASN-TEST_07' } },
  { id: 'badge', code: { symbology: 'CODE_128', text: 'WKR-00000' } },
  { id: 'gs1', code: { symbology: 'GS1_128', text: '(01)09520000000011(10)Az-7(30)12' } },
] as const satisfies readonly { id: string; code: CodeText }[];

/** Shows what a scanner sends key by key, what becomes of it, what is wrong with it and how that is mended. */
export function ScannerTestScreen() {
  const { t } = useTranslation();
  const { shown, clear } = useScannerTest();
  return (
    <Page
      title={t('scannerTest.title')}
      subtitle={t('scannerTest.subtitle')}
      tools={
        <Link to="/settings" className="wms-link">
          {t('scannerTest.back')}
        </Link>
      }
    >
      <div className="wms-scanner-test">
        <section className="wms-scanner-answer" aria-label={t('scannerTest.answer')}>
          <div aria-live="polite">
            {shown.diagnosis ? (
              <Answer shown={shown} diagnosis={shown.diagnosis} onMended={clear} />
            ) : (
              <EmptyState
                icon={IconBarcode}
                title={t('scannerTest.empty')}
                hint={t('scannerTest.emptyHint')}
              />
            )}
          </div>
          {shown.diagnosis && <Keys keys={shown.keys} />}
        </section>
        <section className="wms-setting" aria-label={t('scannerTest.codes')}>
          <h2>{t('scannerTest.codes')}</h2>
          <p className="wms-hint">{t('scannerTest.codesHint')}</p>
          {testCodes.map(({ id, code }) => (
            <TestCode key={id} code={code} name={t(`scannerTest.code.${id}`)} />
          ))}
          <div>
            <Button variant="default" size="md" onClick={() => window.print()}>
              {t('scannerTest.print')}
            </Button>
          </div>
        </section>
      </div>
    </Page>
  );
}

interface AnswerProps {
  readonly shown: ScannerTry;
  readonly diagnosis: Diagnosis;
  readonly onMended: () => void;
}

function Answer({ shown, diagnosis, onMended }: AnswerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { fault, averageGapMs, text } = diagnosis;
  const isGood = fault === null && shown.recognised !== null;
  const speed =
    averageGapMs === null ? '–' : t('scannerTest.gap', { gapMs: format.number(Math.round(averageGapMs)) });
  return (
    <>
      <Notice
        tone={isGood ? 'good' : 'warning'}
        icon={isGood ? IconCircleCheck : IconAlertTriangle}
        title={t(isGood ? 'scannerTest.good' : 'scannerTest.faulty')}
      >
        <p>{t(`scannerTest.fault.${fault ?? (isGood ? 'NONE' : 'NOT_A_SCAN')}`)}</p>
        <Mend diagnosis={diagnosis} onMended={onMended} />
      </Notice>
      <dl className="wms-about">
        <dt>{t('scannerTest.arrived')}</dt>
        <dd>
          <code>{visible(shown.recognised ?? text)}</code>
        </dd>
        <dt>{t('scannerTest.is')}</dt>
        <dd>
          {shown.recognised === null ? t('scannerTest.notRecognised') : <Meaning text={shown.recognised} />}
        </dd>
        <dt>{t('scannerTest.speed')}</dt>
        <dd>{speed}</dd>
      </dl>
    </>
  );
}

/** The setting that mends what is wrong, one press away. */
function Mend({ diagnosis: { mend }, onMended }: { diagnosis: Diagnosis; onMended: () => void }) {
  const { t } = useTranslation();
  if (mend === null) return null;
  const press = () => {
    savePreferences(asPreferences(mend));
    onMended();
  };
  return (
    <Button size="md" onClick={press}>
      {t(`scannerTest.mend.${mendName(mend)}`, { gapMs: mend.averageGapMsMax ?? 0 })}
    </Button>
  );
}

function mendName({ suffix, averageGapMsMax, usLayout, capitalsInverted }: Partial<ScannerSettings>) {
  if (suffix !== undefined) return `suffix${suffix}` as const;
  if (averageGapMsMax !== undefined) return 'speed';
  if (usLayout !== undefined) return usLayout ? 'usLayout' : 'ownLayout';
  return capitalsInverted === undefined ? 'noPrefix' : 'capitals';
}

/** The scanner's settings under the names that they are kept by. */
function asPreferences(mend: Partial<ScannerSettings>): Partial<Preferences> {
  return {
    ...(mend.prefix !== undefined && { scannerPrefix: mend.prefix }),
    ...(mend.suffix !== undefined && { scannerSuffix: mend.suffix }),
    ...(mend.averageGapMsMax !== undefined && { scannerGapMs: mend.averageGapMsMax }),
    ...(mend.usLayout !== undefined && { scannerUsLayout: mend.usLayout }),
    ...(mend.capitalsInverted !== undefined && { scannerCapitalsInverted: mend.capitalsInverted }),
  };
}

/** What the code is, and a GS1 label's fields. */
function Meaning({ text }: { text: string }) {
  const { t } = useTranslation();
  const { kind } = classifyCode(text);
  const fields = readFields(text);
  return (
    <>
      {t(`scannerTest.kind.${kind}`, { code: textOf(readScan(text)) })}
      {fields && fields.fields.length > 0 && (
        <>
          <br />
          <code>{writeBracketed(fields.fields)}</code>
        </>
      )}
      {fields?.fault && (
        <>
          <br />
          {t(`scannerTest.elementFault.${fields.fault.kind}`, { ai: fields.fault.ai })}
        </>
      )}
    </>
  );
}

/** What cannot be seen, made visible: a separator is the symbol that Unicode draws for it. */
const visible = (text: string): string => text.replaceAll(groupSeparator, '\u241d');

function Keys({ keys }: { keys: readonly HeardKey[] }) {
  const { t } = useTranslation();
  return (
    <div
      className="wms-table-box wms-heard-keys"
      tabIndex={0}
      role="region"
      aria-label={t('scannerTest.keys')}
    >
      <table className="wms-table">
        <thead>
          <tr>
            <th scope="col">{t('scannerTest.key')}</th>
            <th scope="col">{t('scannerTest.place')}</th>
            <th scope="col" className="wms-number">
              {t('scannerTest.gapBefore')}
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key, index) => (
            <tr key={index}>
              <td>
                <kbd>{key.key === ' ' ? '\u2423' : visible(key.key)}</kbd>
              </td>
              <td>{key.code || '–'}</td>
              <td className="wms-number">{gapBefore(keys, index)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function gapBefore(keys: readonly HeardKey[], index: number): string {
  const [before, key] = [keys[index - 1], keys[index]];
  return before && key ? String(Math.round(key.timeStamp - before.timeStamp)) : '–';
}
