/** Maps items as `Promise.all` would, but works on at most `concurrencyMax` of them at a time. */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  concurrencyMax: number,
  map: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  // The workers share one iterator, so that each item is taken once by whichever is free.
  const work = async () => {
    for (const [index, item] of waiting) results[index] = await map(item);
  };
  await Promise.all(Array.from({ length: concurrencyMax }, work));
  return results;
}
