// `npm run torture`: the store's hardest promises in their long form. Pass names to run only some of them:
// node bench/torture.ts [kill] [model] [enumeration] [buyers] [--kills N] [--runs N] [--commands N] [--seed N] [--tries N]
import { isRejected } from '@wms/domain';
import { startPostgres } from '@wms/testkit';
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { arrangeWarehouse, quantityOf, sale, updateStock } from '../apps/api/src/testing/arrange.ts';
import { checkModel } from '../apps/api/src/testing/check-model.ts';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  type TestDatabase,
} from '../apps/api/src/testing/databases.ts';
import { killRepeatedly } from '../apps/api/src/testing/kill-loop.ts';
import { measureEnumeration, triesEachDefault } from './enumeration.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '100' },
    runs: { type: 'string', default: '2000' },
    commands: { type: 'string', default: '50' },
    seed: { type: 'string' },
    tries: { type: 'string', default: String(triesEachDefault) },
  },
});

const writers = 32;
const buyerRounds = 50;

type Torture = (database: TestDatabase) => Promise<string>;

const tortures: Record<string, Torture> = {
  async kill(database) {
    const kills = Number(values.kills);
    const summary = await killRepeatedly(database, {
      kills,
      writers,
      onKill: (kill, acknowledged) => progress(`kill ${kill} of ${kills}, ${acknowledged} acknowledged`),
    });
    return `${kills} kills under ${writers} writers, ${summary.acknowledged} acknowledged, 0 lost, 0 twice, 0 wrong replays; ${summary.committedUnanswered} were committed without their answer getting out`;
  },

  async model(database) {
    const store = await database.open();
    const runs = Number(values.runs);
    const commandsMax = Number(values.commands);
    const seed = values.seed === undefined ? {} : { seed: Number(values.seed) };
    await checkModel(database, store, { runs, commandsMax, ...seed });
    return `${runs} runs of up to ${commandsMax} commands against the model, 0 divergences`;
  },

  enumeration: (database) => measureEnumeration(database, Number(values.tries)),

  async buyers(database) {
    const first = await database.open();
    const second = database.engine === 'PostgreSQL' ? await database.open() : first;
    for (let round = 1; round <= buyerRounds; round++) {
      const { warehouseId, supervisor } = await arrangeWarehouse(first, { A: 100 });
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, (_, buyer) =>
          updateStock(buyer % 2 ? first : second, supervisor, [sale('A', 1)], { key: `buyer ${buyer}` }),
        ),
      );
      assert.equal(outcomes.filter((outcome) => !isRejected(outcome)).length, 100);
      assert.equal(await quantityOf(first, warehouseId, 'A'), 0);
      progress(`round ${round} of ${buyerRounds}`);
    }
    return `200 buyers of 100 pieces, ${buyerRounds} times: exactly 100 succeeded each time`;
  },
};

const unknown = positionals.filter((name) => !(name in tortures));
if (unknown.length > 0) {
  console.error(`There is no torture ${unknown.join(', ')}; there are ${Object.keys(tortures).join(', ')}.`);
  process.exit(2);
}

const postgres = await startPostgres();
try {
  for (const [name, torture] of Object.entries(tortures)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    for (const database of [createSqliteDatabase(), await createPostgresDatabase(postgres.url)]) {
      await run(name, torture, database);
    }
  }
} finally {
  await postgres.stop();
}

async function run(name: string, torture: Torture, database: TestDatabase): Promise<void> {
  const startedAt = performance.now();
  try {
    const result = await torture(database);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    console.log(`ok      ${name} on ${database.engine} (${seconds} s): ${result}`);
  } catch (error) {
    process.exitCode = 1;
    console.error(`FAILED  ${name} on ${database.engine}:`, error);
  } finally {
    await database.remove();
  }
}

function progress(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${text}\u001b[K\r`);
}
