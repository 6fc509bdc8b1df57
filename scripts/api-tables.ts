import {
  basePaths,
  bodyBytesMax,
  type Endpoint,
  endpoints,
  type ErrorCode,
  errorDetails,
  errors,
  keyDaysMax,
  pageLimitDefault,
  pageLimitMax,
  shipmentLinesMax,
  streamsPerTokenMax,
  updateLinesMax,
  webhooksMax,
} from '@wms/contract';
import { quantityMax, skuLengthMax, tokenLifeDays } from '@wms/domain';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readEnvironment } from '../apps/api/src/config.ts';

/** The page for integrators, whose tables are made from what the server itself runs on. */
export const apiPage = join(import.meta.dirname, '..', 'docs', 'api.md');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Every route of partners' surface, with who may call it and whether it honours a key. */
function routes(): string {
  const rows = Object.values<Endpoint>(endpoints)
    .filter(({ surface }) => surface === 'wms')
    .map(({ method, path, summary, roles, idempotent }) => [
      `\`${method} ${path}\``,
      summary,
      roles === null ? 'anybody' : roles.join(', '),
      idempotent ? 'yes' : '',
    ]);
  return `All below \`${basePaths.wms}\`.\n\n${table(['route', 'what it does', 'for', '`Idempotency-Key`'], rows)}`;
}

/** The codes that partners may meet, by status. */
function errorTable(): string {
  const details: Partial<Record<ErrorCode, object>> = errorDetails;
  const rows = Object.entries(errors)
    .toSorted(([, one], [, other]) => one.status - other.status)
    .map(([code, { status, sentence }]) => [
      String(status),
      `\`${code}\``,
      sentence,
      Object.keys(details[code as ErrorCode] ?? {})
        .map((field) => `\`${field}\``)
        .join(', '),
    ]);
  return table(['status', 'code', 'sentence', 'beside it'], rows);
}

function limits(): string {
  const { WMS_RATE_READS, WMS_RATE_WRITES } = readEnvironment({});
  const number = (value: number): string => value.toLocaleString('en');
  return table(
    ['what', 'at most'],
    [
      ['reads of a key in a minute', number(WMS_RATE_READS)],
      ['writes of a key in a minute', number(WMS_RATE_WRITES)],
      ['body', `${bodyBytesMax / 1024} KB`],
      ['lines of `/stock/update`', number(updateLinesMax)],
      ['lines of an ASN, and of one receipt', number(shipmentLinesMax)],
      ['rows of a page', `${pageLimitMax}; ${pageLimitDefault} without \`?limit=\``],
      ['a quantity', number(quantityMax)],
      ['a SKU', `${skuLengthMax} characters`],
      ['webhooks of a warehouse', number(webhooksMax)],
      ['open event streams of a key', number(streamsPerTokenMax)],
      ['life of a sign-in, and of a key', `${tokenLifeDays} days, and up to ${keyDaysMax} for a key`],
    ],
  );
}

const tables: Readonly<Record<string, () => string>> = { routes, errors: errorTable, limits };

/** A page with every part between `<!-- made by scripts/api-tables.ts: NAME -->` and `<!-- end -->` made afresh. */
export async function withTables(page: string): Promise<string> {
  const filled = page.replace(
    /(<!-- made by scripts\/api-tables\.ts: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_all, begin: string, name: string, end: string) => {
      const make = tables[name];
      if (!make) throw new Error(`no table is called ${name}`);
      return `${begin}\n${make()}\n\n${end}`;
    },
  );
  return format(filled, { ...(await resolveConfig(apiPage)), parser: 'markdown' });
}

if (import.meta.main) writeFileSync(apiPage, await withTables(readFileSync(apiPage, 'utf8')));
