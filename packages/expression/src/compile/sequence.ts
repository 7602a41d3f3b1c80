import type { Frame } from './frame.ts';
import { isNumeric, isTruthy } from './truth.ts';

/**
 * JSONata's sequences, outside of JSON's own lists: a step over several items gives a `Sequence`, which melts into the
 * surrounding one; empty it is nothing, with one item it is that item. A JSON list, in contrast, stays a list at the end
 * of a path. Keeping the two apart is all there is to JSONata's "array mapping and flattening".
 */
export class Sequence {
  readonly items: unknown[];

  constructor(items: unknown[]) {
    this.items = items;
  }
}

/** What an evaluated node gives its surroundings: a sequence of one is its item, an empty one is nothing. */
export function settle(value: unknown): unknown {
  if (!(value instanceof Sequence)) return value;
  return value.items.length > 1 ? value.items : value.items[0];
}

/** The field of one context item; on a list, of each of its items, lists inside included. */
export function readField(context: unknown, name: string): unknown {
  if (typeof context !== 'object' || context === null) return undefined;
  if (!Array.isArray(context)) return Object.hasOwn(context, name) ? Reflect.get(context, name) : undefined;
  const found: unknown[] = [];
  collectField(context, name, found);
  return found.length > 1 ? new Sequence(found) : found[0];
}

function collectField(list: readonly unknown[], name: string, found: unknown[]): void {
  for (const item of list) {
    if (Array.isArray(item)) {
      collectField(item, name, found);
    } else if (typeof item === 'object' && item !== null && Object.hasOwn(item, name)) {
      const value: unknown = Reflect.get(item, name);
      if (Array.isArray(value)) for (const inner of value) found.push(inner);
      else if (value !== undefined) found.push(value);
    }
  }
}

/** `[…]` after a step: a fixed index, or a test of each item. */
export type CompiledFilter =
  | { kind: 'index'; index: number }
  | { kind: 'test'; test: (context: unknown, frame: Frame) => unknown };

export function applyFilter(
  filter: CompiledFilter,
  value: unknown,
  frame: Frame,
): Sequence | readonly unknown[] {
  const input = Array.isArray(value) ? value : value instanceof Sequence ? value.items : [value];
  if (filter.kind === 'index') {
    const item: unknown = input[filter.index < 0 ? input.length + filter.index : filter.index];
    if (Array.isArray(item)) return item;
    return new Sequence(item === undefined ? [] : [item]);
  }
  const kept: unknown[] = [];
  input.forEach((item: unknown, at: number) => {
    const answer = filter.test(item, frame);
    const indexes = isNumeric(answer) ? [answer] : answer;
    if (isListOfNumbers(indexes)) {
      for (const index of indexes) {
        const whole = Math.floor(index);
        if ((whole < 0 ? input.length + whole : whole) === at) kept.push(item);
      }
    } else if (isTruthy(answer)) {
      kept.push(item);
    }
  });
  return new Sequence(kept);
}

function isListOfNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(isNumeric);
}
