/** More scans than this never wait for one that is being looked up; a person has long stopped by then. */
export const waitingScansMax = 20;

/**
 * Deals with scans in the order in which they came, though some need a look-up first: `prepare` answers at once where
 * it can, and then nothing waits. One too many is given to `refuse`, and so is one whose look-up or dealing broke: those
 * behind it go on.
 */
export function dealInOrder<Scan>(
  prepare: (scan: Scan) => Scan | Promise<Scan>,
  deal: (scan: Scan) => void,
  refuse: (scan: Scan) => void,
): (scan: Scan) => void {
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  return (scan) => {
    if (waiting >= waitingScansMax) return refuse(scan);
    const prepared = prepare(scan);
    if (waiting === 0 && !(prepared instanceof Promise)) return deal(prepared);
    waiting += 1;
    last = Promise.allSettled([prepared, last])
      .then(([ready]) => {
        waiting -= 1;
        if (ready.status === 'rejected') throw ready.reason;
        deal(ready.value);
      })
      .catch(() => refuse(scan));
  };
}
