// A writer that also knows a command no program should have: one that waits for something other than its statements.
import { setTimeout as sleep } from 'node:timers/promises';
import { commands } from '../commands.ts';
import { runThread } from '../store/sqlite/thread.ts';
import type { Commit } from '../store/store.ts';
import { surveys } from '../surveys.ts';

const heldOpenMs = 300;

export const faultyCommands = {
  ...commands,
  async putAndWait({ q, now }: Commit, { sku }: { sku: string }): Promise<null> {
    await q.insertProducts([
      { sku, name: sku, searchText: sku, ourStock: 0, inProduction: 0, gtin: null, now },
    ]);
    await sleep(heldOpenMs);
    return null;
  },
};

runThread(faultyCommands, surveys);
