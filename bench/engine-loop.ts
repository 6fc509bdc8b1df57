// The other baseline of `writes`: the engine alone. The same commands in groups, without HTTP and without threads.
// Takes one EngineOrder as JSON and prints how many commands a second were committed.
import { randomInt, randomUUID } from 'node:crypto';
import { commands } from '../apps/api/src/commands.ts';
import { sqliteFile } from '../apps/api/src/open-store.ts';
import { createIds } from '../apps/api/src/store/ids.ts';
import { preparingSqlite } from '../apps/api/src/store/prepare.ts';
import { groupCommit, type NumberedJob } from '../apps/api/src/store/sqlite/group-commit.ts';
import { openWriter } from '../apps/api/src/store/sqlite/open.ts';
import { prepareStatements } from '../apps/api/src/store/statements/statements.ts';

export interface EngineOrder {
  readonly folder: string;
  readonly warehouseId: string;
  readonly linesPerUpdate: number;
  readonly groupCommands: number;
  readonly seconds: number;
}

const warmUpMs = 500;

const order = JSON.parse(process.argv[2] ?? '') as EngineOrder;
const client = openWriter(sqliteFile(order.folder));
const skus = client
  .prepare<[string], string>('select sku from stock_levels where warehouse_id = ?')
  .pluck()
  .all(order.warehouseId);
const q = prepareStatements(preparingSqlite(client));
const runGroup = groupCommit(client, q, commands, createIds(null));
const caller = { kind: 'INTEGRATION', userId: 'bench', warehouseId: order.warehouseId };

function nextJob(): NumberedJob {
  const transactions = Array.from({ length: order.linesPerUpdate }, () => ({
    sku: skus[randomInt(skus.length)],
    delta: -1,
    type: 'SALE',
  }));
  return {
    number: 0,
    name: 'updateStock',
    input: { caller },
    now: Date.now(),
    bodyText: JSON.stringify({ transactions }),
    key: { scope: order.warehouseId, keyDigest: randomUUID().slice(0, 22), requestDigest: 'bench' },
  };
}

async function committedFor(durationMs: number): Promise<{ commands: number; elapsedMs: number }> {
  const startedAt = performance.now();
  let committed = 0;
  while (performance.now() - startedAt < durationMs) {
    let left = order.groupCommands;
    const answers = await runGroup(() => (left-- > 0 ? nextJob() : undefined));
    for (const { outcome } of answers) if (!('text' in outcome)) throw new Error(JSON.stringify(outcome));
    committed += answers.length;
  }
  return { commands: committed, elapsedMs: performance.now() - startedAt };
}

await committedFor(warmUpMs);
const { commands: committed, elapsedMs } = await committedFor(order.seconds * 1000);
client.close();
console.log(JSON.stringify({ commandsPerSecond: (committed * 1000) / elapsedMs }));
