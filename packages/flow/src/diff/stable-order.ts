import { diffArrays } from 'diff';

/**
 * Of names that two orders have in common, those that kept their order among each other: the longest run of them. The others
 * have moved.
 */
export function stableOrder<T>(before: readonly T[], after: readonly T[]): ReadonlySet<T> {
  const was = new Set(before);
  const is = new Set(after);
  const changes = diffArrays(
    before.filter((each) => is.has(each)),
    after.filter((each) => was.has(each)),
  );
  return new Set(changes.flatMap(({ added, removed, value }) => (added || removed ? [] : value)));
}
