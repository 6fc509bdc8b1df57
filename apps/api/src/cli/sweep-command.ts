import type { Command } from 'commander';
import { sweepOnce } from '../sweeps/replenishment.ts';
import { type Report, storeAction, type Variables } from './invocation.ts';

/** `wms sweep`: what the server does every second, now. */
export function addSweepCommand(program: Command, variables: Variables): void {
  program
    .command('sweep')
    .description('look at the levels that have moved, open and end replenishment alerts')
    .action(
      storeAction(variables, async (store): Promise<Report> => {
        const done = await sweepOnce(store);
        const { levels, opened, resolved } = done;
        return {
          document: done,
          readable: `Looked at ${levels} moved levels: ${opened} alerts opened, ${resolved} ended.`,
        };
      }),
    );
}
