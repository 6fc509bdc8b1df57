// The process that is killed: writers that send numbered requests without end and print each one that was answered.
import type { WarehouseCaller } from '../caller.ts';
import { sha256 } from '../ledger/hash.ts';
import { type DatabasePlace, openStore } from '../open-store.ts';
import { accepted } from './arrange.ts';
import { sendNumbered } from './numbered-request.ts';

export interface KillWriterTask {
  readonly place: DatabasePlace;
  readonly caller: WarehouseCaller;
  readonly firstNumber: number;
  readonly writers: number;
}

if (import.meta.main) {
  const task = JSON.parse(process.argv[2] ?? '') as KillWriterTask;
  const store = await openStore(task.place, Date.now);
  let nextNumber = task.firstNumber;
  const write = async () => {
    for (;;) {
      const n = nextNumber++;
      const { text } = accepted(await sendNumbered(store, task.caller, n));
      process.stdout.write(`${n} ${sha256(text)}\n`);
    }
  };
  await Promise.all(Array.from({ length: task.writers }, write));
}
