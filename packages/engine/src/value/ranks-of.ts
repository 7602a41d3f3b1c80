import { engineFailure } from '../failure/codes.ts';
import { type Rank, rankAll } from './natural-order.ts';

/**
 * What the values of a list are compared by. Throws `notComparable` naming the field and the element, whose number is the
 * value's own position from 1 unless `elements` says otherwise.
 */
export function ranksOf(
  values: readonly unknown[],
  { field, elements }: { field: string; elements?: readonly number[] },
): Rank[] {
  const ranked = rankAll(values);
  if (ranked.ok) return ranked.ranks;
  const { left, right, at } = ranked;
  const details = { left, right, element: elements === undefined ? at + 1 : elements[at] };
  throw engineFailure('notComparable', `${field}: ${left} and ${right} have no order`, details, field);
}
