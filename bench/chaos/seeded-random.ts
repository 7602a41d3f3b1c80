/** Chance that repeats: the same seed makes the same choices on every machine. */
export type Random = {
  /** 0 ≤ n < `below`, whole. */
  whole(below: number): number;
  between(least: number, most: number): number;
  oneOf<T>(all: readonly T[]): T | undefined;
};

/** A linear congruential generator (Numerical Recipes' constants); its high bits are even enough to pick victims. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return {
    whole,
    between: (least, most) => least + whole(most - least + 1),
    oneOf: (all) => all[whole(all.length)],
  };
}
