import { ActionIcon, Button, Group, TextInput, VisuallyHidden } from '@mantine/core';
import { IconArrowsShuffle, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moveBetweenFields } from '../elements/move-between-fields.ts';
import { readCount } from '../elements/read-count.ts';
import { useFormat } from '../i18n/use-format.ts';
import { type CountLine, differenceOf, faultOf, type Moved } from './count-list.ts';

interface CountLinesProps {
  readonly lines: readonly CountLine[];
  /** Counting blind: neither levels nor differences are shown. */
  readonly isHidden: boolean;
  readonly busy: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly onType: (sku: string, text: string) => void;
  readonly onRemove: (line: CountLine) => void;
  readonly onKeep: (line: CountLine) => void;
  readonly onRecount: (line: CountLine) => void;
}

/** What is to be counted, each line with its own count. Enter goes on to the next count and never books. */
export function CountLines(props: CountLinesProps) {
  const { t } = useTranslation();
  return (
    <div className="wms-table-box">
      <table className="wms-table wms-lines" aria-label={t('stocktake.table')}>
        <thead>
          <tr>
            <th scope="col">{t('stocktake.item')}</th>
            {!props.isHidden && (
              <th scope="col" className="wms-number">
                {t('stocktake.level')}
              </th>
            )}
            <th scope="col">{t('stocktake.counted')}</th>
            {!props.isHidden && <th scope="col">{t('stocktake.difference')}</th>}
            <th scope="col">
              <VisuallyHidden>{t('stocktake.remove')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody onKeyDown={(event) => moveBetweenFields(event, 'FIELD')}>
          {props.lines.map((line) => (
            <LineRow key={line.sku} {...props} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LineRow(props: CountLinesProps & { line: CountLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { line, isHidden, busy } = props;
  const { sku, name, expected, sentAt, moved } = line;
  const fault = faultOf(line, props.now);
  const level = expected === null ? '–' : format.number(expected);
  return (
    <tr data-counted={line.text.trim() !== '' || undefined}>
      <th scope="row">
        <span className="wms-sku">{sku}</span>
        {name !== null && <span className="wms-item-name">{name}</span>}
        {sentAt !== null && (
          <span className="wms-item-name">
            {t(fault === 'UNSURE' ? 'failure.unconfirmed' : 'stocktake.sentBefore')}
          </span>
        )}
      </th>
      {!isHidden && <td className="wms-number">{level}</td>}
      <td>
        <TextInput
          className="wms-count-field"
          aria-label={t('stocktake.countOf', { sku })}
          size="lg"
          inputMode="numeric"
          autoComplete="off"
          disabled={busy || sentAt !== null || moved !== null}
          value={line.text}
          onChange={(event) => props.onType(sku, event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          error={
            fault === 'NOT_A_COUNT' || fault === 'LEVEL_UNKNOWN' ? t(`stocktake.fault.${fault}`) : undefined
          }
        />
      </td>
      {!isHidden && (
        <td>
          {moved === null ? <Difference line={line} /> : <Choice {...props} line={line} moved={moved} />}
        </td>
      )}
      <td>
        <ActionIcon
          size={50}
          variant="subtle"
          color="gray"
          aria-label={t('stocktake.removeOf', { sku })}
          disabled={busy}
          onClick={() => props.onRemove(line)}
        >
          <IconTrash aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}

function Difference({ line }: { line: CountLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const difference = differenceOf(line);
  if (difference === null) return <span className="wms-hint">{t('stocktake.notCounted')}</span>;
  const tone = difference === 0 ? undefined : difference < 0 ? 'short' : 'over';
  const word = t(difference === 0 ? 'stocktake.same' : difference < 0 ? 'stocktake.short' : 'stocktake.over');
  return (
    <span className="wms-variance" data-tone={tone}>
      <strong>{format.signed(difference)}</strong> {word}
    </span>
  );
}

/** The level moved while it was counted: the three figures, and the choice between them. */
function Choice(props: CountLinesProps & { line: CountLine; moved: Moved }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { line, moved, busy } = props;
  const { sku } = line;
  const figures = {
    before: format.number(moved.before),
    now: format.number(moved.now),
    counted: format.number(readCount(line.text) ?? 0),
  };
  return (
    <div className="wms-moved" role="group" aria-label={t('stocktake.moved.name', { sku })}>
      <p>
        <IconArrowsShuffle aria-hidden size={20} /> {t('stocktake.moved.figures', figures)}
      </p>
      <Group gap="xs">
        <Button size="md" loading={busy} onClick={() => props.onKeep(line)}>
          {t('stocktake.moved.keep', figures)}
        </Button>
        <Button size="md" variant="default" disabled={busy} onClick={() => props.onRecount(line)}>
          {t('stocktake.moved.recount')}
        </Button>
      </Group>
    </div>
  );
}
