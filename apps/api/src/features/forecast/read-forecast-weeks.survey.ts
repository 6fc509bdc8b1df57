import type { AnswerOf } from '@wms/contract';
import { calendarDate, dayOf, forecastWeeks, historyDaysMax, promised } from '@wms/domain';
import type { Statements } from '../../store/statements/statements.ts';
import { readConsumption } from './read-consumption.ts';

/** GET /forecast/weeks: the history that a line of the proposal was made from, and the weeks it expects. */
export async function readForecastWeeks(
  q: Statements,
  { warehouseId, sku, now }: { warehouseId: string; sku: string; now: number },
): Promise<AnswerOf<'readForecastWeeks'>> {
  const [proposal] = await q.findProposed({ warehouseId });
  const upTo = dayOf(proposal?.createdAt ?? now);
  const [tail = []] = await q.findTails([{ warehouseId, sku }]);
  const levels = tail.map((end) => ({ ...end, sku }));
  const [consumedByDay = new Map<number, number>()] = await readConsumption(
    q,
    warehouseId,
    levels,
    upTo - historyDaysMax + 1,
  );
  const { method, error, consumed, expected } = forecastWeeks(consumedByDay, upTo);
  return {
    sku,
    upTo: promised(calendarDate(upTo), 'today is a day of the calendar'),
    method,
    error,
    consumed: [...consumed],
    expected: [...expected],
  };
}
