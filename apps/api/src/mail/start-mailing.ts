import { type Repeating, repeatSweep } from '../sweeps/repeat-sweep.ts';
import { type MailParts, sendDueMails } from './send-due-mails.ts';

/** How often due mails are looked for, and how many times in a row while there are some. */
export const mailIntervalMs = 1_000;
const roundsMax = 20;
/** How long mails on their way may take once sending is to stop: one that is cut off when all but sent is sent again. */
export const mailStopGraceMs = 2_000;

/** Sends mail off the request path, now and then, until it is stopped. */
export function startMailing(parts: MailParts, onFailure: (error: unknown) => void): Repeating {
  const givingUp = new AbortController();
  const sending = repeatSweep(
    async (stopping) => {
      for (let round = 0; round < roundsMax && !stopping.aborted; round++) {
        if ((await sendDueMails(parts, givingUp.signal)) === 0) return;
      }
    },
    { intervalMs: mailIntervalMs, onFailure },
  );
  return {
    async stop() {
      const grace = setTimeout(() => givingUp.abort(), mailStopGraceMs);
      await sending.stop();
      clearTimeout(grace);
    },
  };
}
