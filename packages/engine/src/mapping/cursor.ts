import type { EvaluationEnvironment, Scope } from '@flowbridge/expression';
import type { MappingProblem } from './mapping-problem.ts';

/** Where one application of a mapping stands. */
export type Cursor = {
  root: unknown;
  /** The current element of each source list, by driver id. */
  bound: unknown[];
  /** Positions in the target lists around, outermost first. */
  indexes: number[];
  scope: Scope;
  env: EvaluationEnvironment;
  problems: MappingProblem[];
  /** Values that come later, each putting itself in its place. */
  pending: Promise<void>[];
};

/** Makes the value of one place; `undefined` leaves it out. */
export type Fill = (cursor: Cursor) => unknown;

/** `detailData[].qty` and the positions 3 → `detailData[3].qty`. */
export function placeOf(target: string, indexes: readonly number[]): string {
  let level = 0;
  return target.replace(/\[\]/g, () => {
    const index = indexes[level];
    level += 1;
    return index === undefined ? '[]' : `[${index}]`;
  });
}
