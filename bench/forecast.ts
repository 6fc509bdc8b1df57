import {
  chooseForecast,
  consumedBy,
  dayOf,
  meanAbsoluteScaledError,
  movingAverage,
  naive,
  rootMeanSquaredScaledError,
} from '@wms/domain';
import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { BenchFailure } from './processes.ts';
import { describeMachine, median, type Section } from './report.ts';

/** A set of demand histories, and how its last quarter is held out. */
interface DemandSet {
  readonly title: string;
  readonly histories: readonly (readonly number[])[];
  readonly heldOut: number;
  /** Periods between the origins that forecast the held-out part, each with all that was known there. */
  readonly originStep: number;
  readonly seasonLength: number;
  readonly averageWindows: readonly number[];
}

type Forecaster = (history: readonly number[], horizon: number) => readonly number[];

/** The errors of one method on one SKU. */
interface Score {
  readonly absolute: number;
  readonly squared: number;
  /** Of the sum over the forecast periods, which is what an order is made from. */
  readonly total: number;
  readonly forecastSum: number;
  readonly actualSum: number;
}

/** Goods have codes that begin with five digits; the rest are postage, fees and vouchers. */
const goodsPattern = /^\d{5}/;
const cancellationMark = 'C';
const weekDays = 7;
const monthDays = 30;
const halfYearWeeks = 26;
const syntheticSkus = 2_000;
const syntheticMonths = 36;
const syntheticSeed = 888;
/** A SKU is scored when the known part has this much to go by. */
const knownPeriodsMin = 4;
const knownDemandsMin = 2;

/**
 * Holds the last quarter out of real and made demand histories, forecasts it from rolling origins, and prints the scaled
 * errors of the chosen forecast beside the naive method's and moving averages'. Arguments: FILE.csv.gz, with the
 * columns of the UCI data set "Online Retail" (doi 10.24432/C5BW33). Nothing of the held-out part is known to a method.
 */
export async function forecast(args: readonly string[]): Promise<Section> {
  const [file] = args;
  if (file === undefined) throw new BenchFailure('forecast needs a file: forecast FILE.csv.gz');
  const demandByDay = await readDemand(file);
  const weeks = bucket(demandByDay, weekDays);
  const weekly = { heldOut: 13, originStep: 4, seasonLength: 52, averageWindows: [4, 13] };
  const monthly = { heldOut: 3, originStep: 1, seasonLength: 12 };
  const sets: DemandSet[] = [
    { title: 'retailer, weeks', histories: weeks, ...weekly },
    {
      title: 'retailer, weeks, half a year known',
      histories: weeks.map((history) => history.slice(-(halfYearWeeks + weekly.heldOut))),
      ...weekly,
    },
    {
      title: 'retailer, months',
      histories: bucket(demandByDay, monthDays),
      ...monthly,
      averageWindows: [3, 6],
    },
    {
      title: 'made, intermittent, months',
      histories: makeIntermittent(syntheticSkus, syntheticMonths),
      ...monthly,
      averageWindows: [3, 6, 12],
    },
  ];
  return {
    name: 'forecast',
    title: 'Forecast: scaled errors on the held-out last quarter',
    note:
      'Mean and median over SKUs; the errors are scaled by the naive method’s on the known part. Total is the error of the sum over the forecast periods. ' +
      `Better: on how many of the SKUs the chosen forecast’s total is nearer than this method’s, ties left out. ${describeMachine()}`,
    columns: [
      'demand',
      'method',
      'SKUs',
      'MASE',
      'median',
      'RMSSE',
      'median',
      'total',
      'median',
      'bias',
      'better',
    ],
    rows: sets.flatMap(scoreSet),
  };
}

/** Rows of the table: every method on one set. */
function scoreSet(set: DemandSet): string[][] {
  const scorable = set.histories.filter((history) =>
    isScorable(fromFirstDemand(history.slice(0, -set.heldOut))),
  );
  const startedAt = performance.now();
  const chosen = scorable.map((history) =>
    score(history, set, (known, horizon) => chooseForecast(known, horizon, set.seasonLength).forecast),
  );
  const secondsPerRound = (performance.now() - startedAt) / 1000 / Math.ceil(set.heldOut / set.originStep);
  console.error(
    `forecast: ${set.title}: ${scorable.length} SKUs chosen for in ${secondsPerRound.toFixed(1)} s`,
  );
  const others: [string, Forecaster][] = [
    ['naive', (known, horizon) => naive(known, horizon).forecast],
    ...set.averageWindows.map((window): [string, Forecaster] => [
      `moving average of ${window}`,
      (known, horizon) => movingAverage(known, horizon, { window }).forecast,
    ]),
  ];
  return [
    row(set.title, 'chosen', chosen, null),
    ...others.map(([name, forecaster]) => {
      const scores = scorable.map((history) => score(history, set, forecaster));
      return row(set.title, name, scores, shareBetter(chosen, scores));
    }),
  ];
}

function score(history: readonly number[], set: DemandSet, forecaster: Forecaster): Score {
  const firstOrigin = history.length - set.heldOut;
  const scale = fromFirstDemand(history.slice(0, firstOrigin));
  const [actual, forecasts]: [number[], number[]] = [[], []];
  const [actualTotals, forecastTotals]: [number[], number[]] = [[], []];
  for (let origin = firstOrigin; origin < history.length; origin += set.originStep) {
    const future = history.slice(origin);
    const expected = forecaster(fromFirstDemand(history.slice(0, origin)), future.length);
    actual.push(...future);
    forecasts.push(...expected);
    actualTotals.push(sum(future) / future.length);
    forecastTotals.push(sum(expected) / future.length);
  }
  return {
    absolute: meanAbsoluteScaledError(scale, actual, forecasts),
    squared: rootMeanSquaredScaledError(scale, actual, forecasts),
    total: meanAbsoluteScaledError(scale, actualTotals, forecastTotals),
    forecastSum: sum(forecasts),
    actualSum: sum(actual),
  };
}

function row(title: string, method: string, scores: readonly Score[], better: number | null): string[] {
  const both = (values: readonly number[]) => [
    (sum(values) / values.length).toFixed(3),
    median(values).toFixed(3),
  ];
  const bias =
    sum(scores.map(({ forecastSum }) => forecastSum)) / sum(scores.map(({ actualSum }) => actualSum)) - 1;
  return [
    title,
    method,
    String(scores.length),
    ...both(scores.map(({ absolute }) => absolute)),
    ...both(scores.map(({ squared }) => squared)),
    ...both(scores.map(({ total }) => total)),
    percent(bias),
    better === null ? '' : percent(better),
  ];
}

function shareBetter(ours: readonly Score[], theirs: readonly Score[]): number {
  const differences = ours
    .map(({ total }, index) => total - (theirs[index]?.total ?? 0))
    .filter((it) => it !== 0);
  return differences.filter((difference) => difference < 0).length / differences.length;
}

const isScorable = (known: readonly number[]): boolean =>
  known.length >= knownPeriodsMin &&
  known.filter((pieces) => pieces > 0).length >= knownDemandsMin &&
  known.some((pieces) => pieces !== known[0]);

function fromFirstDemand(history: readonly number[]): readonly number[] {
  const first = history.findIndex((pieces) => pieces > 0);
  return first < 0 ? [] : history.slice(first);
}

interface Row {
  readonly InvoiceNo: string;
  readonly StockCode: string;
  readonly Quantity: string;
  readonly InvoiceDate: string;
}

/** SKU to day to pieces consumed: sales and damages less what came back. */
async function readDemand(file: string): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  const demand = new Map<string, Map<number, number>>();
  const rows = createReadStream(file)
    .pipe(createGunzip())
    .pipe(parse({ columns: true, bom: true }));
  for await (const { InvoiceNo, StockCode, Quantity, InvoiceDate } of rows as AsyncIterable<Row>) {
    const sku = StockCode.trim();
    if (!goodsPattern.test(sku)) continue;
    const quantity = Number(Quantity);
    const isSale = quantity > 0 || InvoiceNo.startsWith(cancellationMark);
    // A cancellation is a sale taken back; a negative quantity that is none was damaged or lost.
    const pieces = isSale
      ? consumedBy({ type: 'SALE', delta: -quantity })
      : consumedBy({ type: 'DAMAGE', delta: quantity });
    const day = dayOf(Date.parse(`${InvoiceDate.slice(0, 10)}T00:00:00Z`));
    const days = demand.get(sku) ?? new Map<number, number>();
    demand.set(sku, days.set(day, (days.get(day) ?? 0) + pieces));
  }
  return demand;
}

/** One history a SKU, in whole buckets of so many days that end on the last day of all. */
function bucket(demand: ReadonlyMap<string, ReadonlyMap<number, number>>, bucketDays: number): number[][] {
  const days = [...demand.values()].flatMap((byDay) => [...byDay.keys()]);
  const [firstDay, lastDay] = days.reduce(([low, high], day) => [Math.min(low, day), Math.max(high, day)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as [number, number]);
  const bucketCount = Math.floor((lastDay - firstDay + 1) / bucketDays);
  return [...demand.values()].map((byDay) => {
    const buckets = Array.from({ length: bucketCount }, () => 0);
    for (const [day, pieces] of byDay) {
      const index = bucketCount - 1 - Math.floor((lastDay - day) / bucketDays);
      if (index >= 0) buckets[index] = (buckets[index] ?? 0) + pieces;
    }
    return buckets.map((pieces) => Math.max(0, pieces));
  });
}

/**
 * Demand in 15 to 60 % of the months, of geometric sizes around 1 to 21 pieces; a fifth of the SKUs die out over the
 * time, a tenth come up.
 */
function makeIntermittent(skuCount: number, monthCount: number): number[][] {
  const random = seededRandom(syntheticSeed);
  return Array.from({ length: skuCount }, () => {
    const probability = 0.15 + 0.45 * random();
    const meanExtra = 20 * random() ** 2;
    const fate = random();
    return Array.from({ length: monthCount }, (_, month) => {
      const age = month / monthCount;
      const factor = fate < 0.2 ? Math.max(0.1, 1 - 1.1 * age) : fate < 0.3 ? 0.4 + 1.2 * age : 1;
      const demands = random() < probability * factor;
      const size = 1 + Math.floor(-Math.log(1 - random()) * meanExtra);
      return demands ? size : 0;
    });
  });
}

/** Numbers from 0 to below 1, the same for the same seed: a linear congruential generator (Knuth, MMIX). */
function seededRandom(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number(state >> 11n) / 2 ** 53;
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
