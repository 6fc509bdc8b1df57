import type { Page } from 'playwright';
import { scan } from '../e2e/fixtures/scan.ts';
import { BenchFailure } from './processes.ts';

/** How long an answer may take before the benchmark gives up. */
const answerWaitMs = 30_000;

/** The fastest that a person scans different codes one after the other. */
const betweenScansMs = 150;

/** Scans a code on a page that watches its answers; gives the milliseconds from the last key to the drawn answer. */
export async function timeScan(page: Page, code: string): Promise<number> {
  const before = await page.evaluate(() => answers.length);
  await scan(page, code);
  const answer = await page
    .waitForFunction((count) => answers[count], before, { timeout: answerWaitMs })
    .catch(() => {
      throw new BenchFailure(`${code}: no answer within ${answerWaitMs} ms`);
    });
  await page.waitForTimeout(betweenScansMs);
  const latency = (await answer.jsonValue()) as number;
  await answer.dispose();
  return latency;
}

declare const answers: number[];

/** In the page: notes for each scan how long its answer took, until after the frame that shows it. */
export function watchAnswers(): void {
  const noted: number[] = [];
  Object.assign(globalThis, { answers: noted });
  let pressedAt: number | null = null;
  addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Enter') pressedAt = performance.now();
    },
    true,
  );
  new MutationObserver((changes) => {
    const banner = document.querySelector('.wms-feedback-text');
    const isAnswer = banner?.textContent && changes.some(({ target }) => banner.contains(target));
    if (!isAnswer || pressedAt === null) return;
    const from = pressedAt;
    pressedAt = null;
    // What comes after a frame's callbacks comes after its drawing.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => noted.push(performance.now() - from), { once: true });
      port1.start();
      port2.postMessage(null);
    });
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}
