import { ActionIcon, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import type { CountedLine } from './receipt-form.ts';

interface ReceiptLinesProps {
  readonly asnNumber: string;
  readonly lines: readonly CountedLine[];
  readonly countable: boolean;
  readonly onCount: (sku: string, text: string) => void;
}

/** The lines of an ASN, each with its own count. Enter goes on to the next count and never books. */
export function ReceiptLines({ asnNumber, lines, countable, onCount }: ReceiptLinesProps) {
  const { t } = useTranslation();
  const name = t('receive.lines.name', { asnNumber });
  return (
    <div className="wms-table-box">
      <table className="wms-table wms-lines" aria-label={name}>
        <thead>
          <tr>
            <th scope="col">{t('receive.lines.item')}</th>
            <th scope="col" className="wms-number">
              {t('receive.lines.expected')}
            </th>
            <th scope="col" className="wms-number">
              {t('receive.lines.received')}
            </th>
            {countable && <th scope="col">{t('receive.lines.counted')}</th>}
            <th scope="col">{t('receive.lines.variance')}</th>
          </tr>
        </thead>
        <tbody onKeyDown={goToNextCount}>
          {lines.map((line) => (
            <LineRow key={line.sku} line={line} countable={countable} onCount={onCount} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LineRow({
  line,
  countable,
  onCount,
}: { line: CountedLine } & Pick<ReceiptLinesProps, 'countable' | 'onCount'>) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr data-counted={line.count === null ? undefined : true}>
      <th scope="row">
        <span className="wms-sku">{line.sku}</span>
        <span className="wms-item-name">{line.name ?? t('receive.lines.notRegistered')}</span>
      </th>
      <td className="wms-number">{format.number(line.expectedQty)}</td>
      <td className="wms-number">{format.number(line.receivedQty)}</td>
      {countable && (
        <td>
          <div className="wms-count">
            <TextInput
              aria-label={t('receive.lines.countOf', { sku: line.sku })}
              size="lg"
              inputMode="numeric"
              autoComplete="off"
              value={line.text}
              onChange={(event) => onCount(line.sku, event.currentTarget.value)}
              onFocus={(event) => event.currentTarget.select()}
              error={line.fault ? t(`receive.fault.${line.fault}`) : undefined}
            />
            <ActionIcon
              size={50}
              variant="default"
              aria-label={t('receive.lines.countAll', {
                sku: line.sku,
                pieces: format.number(line.outstandingQty),
              })}
              onClick={() => onCount(line.sku, String(line.outstandingQty))}
            >
              <IconCheck aria-hidden />
            </ActionIcon>
          </div>
        </td>
      )}
      <td>
        <LineVariance line={line} />
      </td>
    </tr>
  );
}

function LineVariance({ line }: { line: CountedLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (line.variance === null) {
    if (line.receivedQty === 0) return <span className="wms-hint">{t('receive.lines.notCounted')}</span>;
    return <Signed value={line.receivedQty - line.expectedQty} word={t('receive.lines.soFar')} />;
  }
  if (line.variance === 0) return <Signed value={0} word={t('receive.lines.complete')} />;
  if (line.variance < 0) return <Signed value={line.variance} word={t('receive.lines.short')} />;
  return (
    <span className="wms-variance" data-tone="over">
      <IconAlertTriangle aria-hidden size={18} />
      <strong>{format.signed(line.variance)}</strong> {t('receive.lines.over')}
    </span>
  );
}

function Signed({ value, word }: { value: number; word: string }) {
  const format = useFormat();
  return (
    <span className="wms-variance" data-tone={value < 0 ? 'short' : undefined}>
      <strong>{format.signed(value)}</strong> {word}
    </span>
  );
}

function goToNextCount(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const inputs = [...event.currentTarget.querySelectorAll('input')];
  inputs[inputs.indexOf(event.target) + 1]?.focus();
}
