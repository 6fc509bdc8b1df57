import { Button, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarcodePicture } from '../elements/barcode-picture.tsx';
import { Page } from '../elements/page.tsx';
import { feedbackIcons } from '../feedback/feedback-banner.tsx';
import { type Feedback, useFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { CameraPanel } from './camera/camera-panel.tsx';
import { scanLengthMax } from './recogniser.ts';
import { useScan } from './scan-provider.tsx';

/** Where a shift begins: one calm prompt, a box for a code that will not scan, and the last answers. */
export function ScanScreen() {
  const { t } = useTranslation();
  const { results } = useFeedback();
  return (
    <Page title={t('scan.title')}>
      <div className="wms-scan">
        <section className="wms-scan-prompt" aria-label={t('scan.prompt')}>
          <BarcodePicture />
          <p className="wms-scan-words">{t('scan.prompt')}</p>
          <p className="wms-hint">{t('scan.hint')}</p>
          <TypedCode />
          <CameraPanel />
        </section>
        <section className="wms-scan-results" aria-label={t('scan.results')}>
          <h2>{t('scan.results')}</h2>
          {results.length === 0 ? (
            <p className="wms-hint">{t('scan.noResults')}</p>
          ) : (
            <ol>
              {results.map((result) => (
                <ResultRow key={result.id} result={result} />
              ))}
            </ol>
          )}
        </section>
      </div>
    </Page>
  );
}

/** A label that will not scan is typed; Enter then does what the scanner would have done. */
function TypedCode() {
  const { t } = useTranslation();
  const scan = useScan();
  const [code, setCode] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (code.trim() === '') return;
    setCode('');
    scan(code.trim());
  };
  return (
    <form className="wms-typed-code" onSubmit={submit}>
      <TextInput
        size="lg"
        label={t('scan.code')}
        placeholder="ASN-00042"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={scanLengthMax}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button size="lg" type="submit" variant="default">
        {t('scan.open')}
      </Button>
    </form>
  );
}

function ResultRow({ result }: { result: Feedback }) {
  const { t } = useTranslation();
  const format = useFormat();
  const Icon = feedbackIcons[result.kind];
  return (
    <li data-kind={result.kind}>
      <Icon aria-hidden size={22} />
      <span>
        <strong>{t(`feedback.${result.kind}`)}</strong> {result.sentence}
      </span>
      <time dateTime={new Date(result.at).toISOString()}>{format.time(result.at)}</time>
    </li>
  );
}
