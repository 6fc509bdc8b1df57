import { Button, Checkbox, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useColumnNames } from './stock-columns.tsx';
import { optionalColumns, type StockColumn } from './stock-view.ts';

interface ColumnChooserProps {
  readonly shown: readonly StockColumn[];
  readonly onChoose: (columns: readonly StockColumn[]) => void;
  readonly onUsual: () => void;
}

/** Shows and hides the columns of the stock list. */
export function ColumnChooser({ shown, onChoose, onUsual }: ColumnChooserProps) {
  const { t } = useTranslation();
  const names = useColumnNames();
  const titleId = useId();
  const choose = (column: StockColumn, isShown: boolean) =>
    onChoose(optionalColumns.filter((each) => (each === column ? isShown : shown.includes(each))));
  return (
    <Popover position="bottom-end" trapFocus returnFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button variant="default" size="md" leftSection={<IconColumns3 aria-hidden size={20} />}>
          {t('stock.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-labelledby={titleId}>
        <div className="wms-columns" role="group" aria-labelledby={titleId}>
          <p id={titleId}>{t('stock.columnsTitle')}</p>
          {optionalColumns.map((column) => (
            <Checkbox
              key={column}
              size="md"
              label={names[column]}
              checked={shown.includes(column)}
              onChange={(event) => choose(column, event.currentTarget.checked)}
            />
          ))}
          <Button variant="default" onClick={onUsual}>
            {t('stock.usualColumns')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
