/**
 * The order of values of one kind: numbers and numeric text by value, other texts letter by letter, false before true.
 * A list is looked at as a whole, because "10" comes after "9" among numbers and before it among texts: only where every
 * value stands for a number are all of them compared as numbers. Nothing and empty text have no place in the order.
 */
import { isBlank } from './is-empty.ts';
import { toNumeric } from './numeric.ts';
import { type ValueKind, valueKind } from './value-kind.ts';

/** What a value is compared by; `undefined` for what has no place. Only comparable with ranks of the same list. */
export type Rank = number | bigint | string | undefined;

/** `NoOrder`: the first value, by position, that cannot be compared with those before it, and the two kinds. */
export type Ranked = { ok: true; ranks: Rank[] } | NoOrder;
export type NoOrder = { ok: false; at: number; left: ValueKind; right: ValueKind };

export function rankAll(values: readonly unknown[]): Ranked {
  return numericRanks(values) ?? otherRanks(values);
}

/** Below zero when left comes first. Neither may be `undefined`. */
export function compareRanks(left: NonNullable<Rank>, right: NonNullable<Rank>): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}

function numericRanks(values: readonly unknown[]): Ranked | undefined {
  const ranks: Rank[] = [];
  for (const value of values) {
    const number = isBlank(value) ? undefined : toNumeric(value);
    if (number === undefined && !isBlank(value)) return undefined;
    ranks.push(number);
  }
  return { ok: true, ranks };
}

function otherRanks(values: readonly unknown[]): Ranked {
  const ranks: Rank[] = [];
  let left: ValueKind | undefined;
  for (const value of values) {
    const right = valueKind(value);
    if (isBlank(value)) {
      ranks.push(undefined);
      continue;
    }
    left ??= right;
    if (right === left && typeof value === 'string') ranks.push(value);
    else if (right === left && typeof value === 'boolean') ranks.push(value ? 1 : 0);
    else if (right === left && right === 'number') ranks.push(toNumeric(value));
    else return { ok: false, at: ranks.length, left, right };
  }
  return { ok: true, ranks };
}
