/** The middle of an odd number of values; of an even number, the lower middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Runs `measure` `times` times in a row and answers the run whose `by` is the median. */
export async function medianRun<T>(
  times: number,
  measure: () => Promise<T>,
  by: (result: T) => number,
): Promise<T> {
  const results: T[] = [];
  for (let index = 0; index < times; index++) results.push(await measure());
  const middle = median(results.map(by));
  const found = results.find((result) => by(result) === middle);
  if (found === undefined) throw new Error('No run was measured.');
  return found;
}
