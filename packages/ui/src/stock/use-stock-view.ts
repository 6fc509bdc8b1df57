import { savePreferences, usePreferences } from '../app/preferences.ts';
import { pressedSort, shownColumns, sortOfList, type StockColumn, usualColumns } from './stock-view.ts';

/** Which columns the stock list shows and in which order, as the person has chosen on this host. */
export function useStockView(isPast: boolean) {
  const { stockColumns: chosen, stockSort } = usePreferences();
  const sort = sortOfList(stockSort, { chosen, isPast });
  return {
    columns: shownColumns(chosen),
    sort,
    chooseColumns: (stockColumns: readonly StockColumn[]) => savePreferences({ stockColumns }),
    showUsualColumns: () => savePreferences({ stockColumns: usualColumns }),
    /** A column's name was pressed. */
    press: (column: StockColumn) => savePreferences({ stockSort: pressedSort(sort, column) }),
  };
}
