import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react';
import type { ProductImportAnswer } from '@wms/contract';
import { useTranslation } from 'react-i18next';
import { Notice } from '../elements/notice.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { fieldNames } from './product-draft.ts';

/** What a file would change, before anything is written: faults by line, and each product before and after. */
export function ImportPreview({ report }: { report: ProductImportAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = ['added', 'changed', 'unchanged'] as const;
  const named = report.changes.length;
  const all = report.added + report.changed;
  return (
    <>
      {report.faultCount > 0 ? (
        <FaultList {...report} />
      ) : (
        <dl className="wms-totals">
          {counts.map((count) => (
            <div key={count}>
              <dt>{t(`catalogue.import.${count}`)}</dt>
              <dd>{format.number(report[count])}</dd>
            </div>
          ))}
        </dl>
      )}
      {report.formulaCount > 0 && (
        <Notice tone="warning" icon={IconAlertTriangle}>
          <p>
            {t('catalogue.import.formulas', {
              count: report.formulaCount,
              skus: report.formulas.slice(0, formulasShownMax).map(({ sku }) => sku),
            })}
          </p>
        </Notice>
      )}
      {report.faultCount === 0 && named > 0 && <Changes report={report} />}
      {report.faultCount === 0 && all > named && (
        <p className="wms-hint">{t('catalogue.import.more', { count: all - named })}</p>
      )}
    </>
  );
}

/** How many products with formulas are named. */
const formulasShownMax = 5;

/** The faulty lines by name, and how many more there are. */
export function FaultList({ faultCount, faults }: Pick<ProductImportAnswer, 'faultCount' | 'faults'>) {
  const { t } = useTranslation();
  return (
    <Notice
      role="alert"
      tone="bad"
      icon={IconAlertOctagon}
      title={t('catalogue.import.faults', { count: faultCount })}
    >
      <ul className="wms-fault-list">
        {faults.map(({ line, code, values }) => (
          <li key={line}>
            {t('dispatch.file.faultOn', { line, what: t(`catalogue.import.row.${code}`, values) })}
          </li>
        ))}
      </ul>
      {faultCount > faults.length && (
        <p>{t('catalogue.import.moreFaults', { count: faultCount - faults.length })}</p>
      )}
    </Notice>
  );
}

function Changes({ report }: { report: ProductImportAnswer }) {
  const { t } = useTranslation();
  return (
    <div className="wms-table-box wms-preview">
      <table className="wms-table" aria-label={t('catalogue.import.preview')}>
        <thead>
          <tr>
            <th scope="col">{t('catalogue.sku')}</th>
            {fieldNames.map((name) => (
              <th key={name} scope="col">
                {t(`catalogue.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.changes.map(({ sku, before, after }) => (
            <tr key={sku}>
              <th scope="row">
                {sku}
                {!before && <span className="wms-item-name"> {t('catalogue.import.isNew')}</span>}
              </th>
              {fieldNames.map((name) => (
                <td key={name}>
                  {before && before[name] !== after[name] ? (
                    <>
                      <del>{before[name] ?? '–'}</del> <ins>{after[name] ?? '–'}</ins>
                    </>
                  ) : (
                    (after[name] ?? '–')
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
