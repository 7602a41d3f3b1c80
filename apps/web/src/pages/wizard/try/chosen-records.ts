/** Which record of each outer loop the dry run takes. */
import type { StepOf } from '@flowbridge/flow';

/** Number of the record, from 1, by the loop's step id; the first one where none was chosen. */
export type ChosenRecords = Readonly<Record<string, number>>;

export const recordOf = (chosen: ChosenRecords, loop: StepOf<'forEach'>): number => chosen[loop.id] ?? 1;

/** Without those of loops the flow has no more. */
export function ofLoops(chosen: ChosenRecords, loops: readonly StepOf<'forEach'>[]): Record<string, number> {
  return Object.fromEntries(
    loops.flatMap(({ id }) => (chosen[id] === undefined ? [] : [[id, chosen[id]] as const])),
  );
}

/** What each loop is called: its title, with its key where others have the same. */
export function loopNames(
  loops: readonly StepOf<'forEach'>[],
  titleOf: (loop: StepOf<'forEach'>) => string,
): ReadonlyMap<string, string> {
  const titles = loops.map(titleOf);
  return new Map(
    loops.map(({ id, key }, at) => {
      const title = titles[at] ?? key;
      return [id, titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title} (${key})`];
    }),
  );
}
