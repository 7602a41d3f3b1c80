import { engineFailure } from '../failure/codes.ts';
import { isRecord, valueKind } from '../value/value-kind.ts';
import { isLighterThan } from '../value/weigh.ts';

/** A loop's list is repeated in its own record only up to this size; it is the output of an earlier step anyway. */
const RECORDED_LIST_BYTES = 64 * 1024;

/**
 * The items of a loop. Nothing is an empty list; one object is a list of one, because an expression that finds one match
 * gives the match itself. Texts, numbers and booleans are a mistake in the flow.
 */
export function loopItems(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  if (isRecord(value)) return [value];
  const found = valueKind(value);
  throw engineFailure('itemsNotAList', `items is a ${found}, not a list`, { found }, 'items');
}

export function describeItems(items: readonly unknown[]): unknown {
  const count = items.length;
  return isLighterThan(items, RECORDED_LIST_BYTES) ? { count, items } : { count };
}

/** The list in pieces of `size`; the last one may be shorter. */
export function batchesOf(items: readonly unknown[], size: number): unknown[][] {
  const batches: unknown[][] = [];
  for (let at = 0; at < items.length; at += size) batches.push(items.slice(at, at + size));
  return batches;
}
