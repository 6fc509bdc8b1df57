import type { ShipmentAnswer } from '@wms/contract';
import { outstanding } from '@wms/domain';

/** How an arrival stands to its date: past it, on this day, later, or without one. */
export type Due = 'LATE' | 'TODAY' | 'LATER' | 'UNKNOWN';

export interface Arrival {
  readonly shipment: ShipmentAnswer;
  readonly due: Due;
  /** Pieces still to come. */
  readonly pieces: number;
}

/**
 * Active shipments as arrivals, the soonest first and those without a date last. A day is the machine's own: a pallet
 * due this morning is not late before tomorrow. `now` in epoch milliseconds.
 */
export const arrivalsOf = (shipments: readonly ShipmentAnswer[], now: number): Arrival[] =>
  shipments
    .map((shipment) => ({
      shipment,
      due: dueOf(shipment.expectedAt, now),
      pieces: shipment.lines.reduce((sum, line) => sum + outstanding(line), 0),
    }))
    .toSorted((a, b) => timeOf(a) - timeOf(b));

const timeOf = ({ shipment: { expectedAt } }: Arrival): number =>
  expectedAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(expectedAt);

function dueOf(expectedAt: string | null, now: number): Due {
  if (expectedAt === null) return 'UNKNOWN';
  const [expected, today] = [new Date(expectedAt), new Date(now)];
  if (expected.toDateString() === today.toDateString()) return 'TODAY';
  return expected < today ? 'LATE' : 'LATER';
}
