import { expect, it } from 'vitest';
import { dealInOrder, waitingScansMax } from './in-order.ts';

/** A look-up that is answered when the test says so. */
function lookUp() {
  const answers = new Map<string, (scan: string) => void>();
  const prepare = (scan: string) =>
    scan.startsWith('?') ? new Promise<string>((resolve) => answers.set(scan, resolve)) : scan;
  return { prepare, answer: (scan: string) => answers.get(scan)?.(`found ${scan}`) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('deals at once with a scan that needs no look-up', () => {
  const dealt: string[] = [];
  dealInOrder<string>(
    lookUp().prepare,
    (scan) => dealt.push(scan),
    () => {},
  )('a');
  expect(dealt).toEqual(['a']);
});

it('keeps the order, whichever look-up is answered first', async () => {
  const { prepare, answer } = lookUp();
  const dealt: string[] = [];
  const take = dealInOrder<string>(
    prepare,
    (scan) => dealt.push(scan),
    () => {},
  );
  for (const scan of ['?1', 'a', '?2', 'b']) take(scan);
  answer('?2');
  await settled();
  expect(dealt).toEqual([]);
  answer('?1');
  await settled();
  expect(dealt).toEqual(['found ?1', 'a', 'found ?2', 'b']);
  take('c');
  expect(dealt.at(-1)).toBe('c');
});

it('refuses one scan too many, and says which', async () => {
  const { prepare, answer } = lookUp();
  const dealt: string[] = [];
  const refused: string[] = [];
  const take = dealInOrder<string>(
    prepare,
    (scan) => dealt.push(scan),
    (scan) => refused.push(scan),
  );
  for (let scan = 1; scan <= waitingScansMax + 1; scan++) take(`?${scan}`);
  expect(refused).toEqual([`?${waitingScansMax + 1}`]);
  for (let scan = 1; scan <= waitingScansMax; scan++) answer(`?${scan}`);
  await settled();
  expect(dealt).toHaveLength(waitingScansMax);
});

it('goes on behind a look-up that broke, which is refused in its place', async () => {
  const { prepare, answer } = lookUp();
  const dealt: string[] = [];
  const take = dealInOrder<string>(
    (scan) => (scan === '!' ? Promise.reject(new Error('broken')) : prepare(scan)),
    (scan) => dealt.push(scan),
    (scan) => dealt.push(`refused ${scan}`),
  );
  for (const scan of ['?1', '!', '?2']) take(scan);
  await settled();
  expect(dealt).toEqual([]);
  answer('?2');
  answer('?1');
  await settled();
  expect(dealt).toEqual(['found ?1', 'refused !', 'found ?2']);
  take('a');
  expect(dealt.at(-1)).toBe('a');
});
