import type { MergeSide } from './merge-conflict.ts';

export type Orders<T> = { base: readonly T[]; mine: readonly T[]; theirs: readonly T[] };

/**
 * All names of both lists in one order: the order of whoever changed it, with what only the other has after the neighbour it
 * has there. `decide` is asked when both changed it, each differently.
 */
export function mergeOrder<T>({ base, mine, theirs }: Orders<T>, decide: () => MergeSide): T[] {
  const [here, there] = [new Set(mine), new Set(theirs)];
  const common = base.filter((each) => here.has(each) && there.has(each));
  const shared = new Set(common);
  const inOrder = (list: readonly T[]) => list.filter((each) => shared.has(each));
  const [mineOrder, theirsOrder] = [inOrder(mine), inOrder(theirs)];
  if (sameOrder(mineOrder, common)) return insertInto(theirs, mine);
  if (sameOrder(theirsOrder, common) || sameOrder(mineOrder, theirsOrder)) return insertInto(mine, theirs);
  return decide() === 'mine' ? insertInto(mine, theirs) : insertInto(theirs, mine);
}

/** `list` with what only `other` has, each after the nearest one before it there. */
function insertInto<T>(list: readonly T[], other: readonly T[]): T[] {
  const known = new Set(list);
  const merged = [...list];
  let before: T | undefined;
  for (const each of other) {
    if (!known.has(each)) merged.splice(before === undefined ? 0 : merged.indexOf(before) + 1, 0, each);
    before = each;
  }
  return merged;
}

const sameOrder = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((each, at) => each === other[at]);
