import { useTranslation } from 'react-i18next';
import { BarcodePicture } from '../elements/barcode-picture.tsx';
import { Page } from '../elements/page.tsx';
import { TypedCode } from '../elements/typed-code.tsx';
import { feedbackIcons } from '../feedback/feedback-banner.tsx';
import { type Feedback, useGivenFeedback } from '../feedback/feedback.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { CameraPanel } from './camera/camera-panel.tsx';
import { scanLengthMax } from './recogniser.ts';
import { useScan } from './scan-provider.tsx';

/** Where a shift begins: one calm prompt, a box for a code that will not scan, and the last answers. */
export function ScanScreen() {
  const { t } = useTranslation();
  const { results } = useGivenFeedback();
  const scan = useScan();
  return (
    <Page title={t('scan.title')}>
      <div className="wms-scan">
        <section className="wms-scan-prompt" aria-label={t('scan.prompt')}>
          <BarcodePicture />
          <p className="wms-scan-words">{t('scan.prompt')}</p>
          <p className="wms-hint">{t('scan.hint')}</p>
          <TypedCode
            label={t('scan.code')}
            example="ASN-00042"
            lengthMax={scanLengthMax}
            submitLabel={t('scan.open')}
            className="wms-typed-code"
            onCode={scan}
          />
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
