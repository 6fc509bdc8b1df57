// The process that is killed: it counts consumption and prints a line for each slice that was committed.
import { setTimeout as sleep } from 'node:timers/promises';
import { type DatabasePlace, openStore } from '../open-store.ts';
import { type ConsumptionStore, countAll } from '../sweeps/consumption.ts';

if (import.meta.main) {
  const { place, now } = JSON.parse(process.argv[2] ?? '') as { place: DatabasePlace; now: number };
  const store = await openStore(place, () => now);
  const telling: ConsumptionStore = {
    ...store,
    async commit(...given) {
      const outcome = await store.commit(...given);
      process.stdout.write('slice\n');
      return outcome;
    },
  };
  await countAll(telling, now);
  // Only the kill ends this process, so that an end by itself cannot be taken for one.
  await sleep(60_000);
}
