/** Iterations of one loop step that are logged in full, over the whole attempt, nested runs of the loop added up. */
export const FULL_ITERATIONS = 1_000;
/** Beyond that: so many from the beginning and so many from the end of a loop. */
export const SAMPLE_ITERATIONS = 20;
/** Failed iterations beyond the sample that are logged with all their steps; later ones with the failed step only. */
export const FULL_FAILURES = 1_000;

/**
 * How many more iterations each loop step may log. `head` pays for what goes straight to the journal, `tail` for what is
 * held back in case it belongs to the last iterations; a held iteration that is dropped gives its money back. Two purses,
 * so that the first iterations of an outer loop cannot spend what its last ones need.
 */
export type Purse = { head: number[]; tail: number[]; failures: number };

export type PurseSide = 'head' | 'tail';

export function createPurse(loops: number): Purse {
  return {
    head: new Array<number>(loops).fill(FULL_ITERATIONS),
    tail: new Array<number>(loops).fill(FULL_ITERATIONS),
    failures: FULL_FAILURES,
  };
}

/** Takes `wanted` iterations of a loop, or nothing. */
export function take(purse: Purse, side: PurseSide, loop: number, wanted: number): boolean {
  const left = purse[side][loop] ?? 0;
  if (left < wanted) return false;
  purse[side][loop] = left - wanted;
  return true;
}

export function giveBack(purse: Purse, side: PurseSide, loop: number, amount: number): void {
  purse[side][loop] = (purse[side][loop] ?? 0) + amount;
}
