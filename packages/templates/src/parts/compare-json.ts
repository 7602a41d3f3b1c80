/** What differs between two JSON values, place by place. Lists of things with a key are met by it, other lists as wholes. */
import type { PartDifference, PartPlace } from './part-kind.ts';

export function compareJson(one: unknown, other: unknown, place: PartPlace = []): PartDifference[] {
  if (one === other) return [];
  const [mine, theirs] = [fieldsOf(one), fieldsOf(other)];
  if (mine === undefined || theirs === undefined) {
    const [before, after] = [textOf(one), textOf(other)];
    return before === after ? [] : [{ place, one: before, other: after }];
  }
  const names = [...new Set([...mine.keys(), ...theirs.keys()])];
  const inside = names.flatMap((name) => compareJson(mine.get(name), theirs.get(name), [...place, name]));
  if (inside.length > 0 || sameOrder(mine, theirs)) return inside;
  return [{ place, one: [...mine.keys()].join(', '), other: [...theirs.keys()].join(', ') }];
}

function sameOrder(one: Map<string, unknown>, other: Map<string, unknown>): boolean {
  return [...one.keys()].join('\n') === [...other.keys()].join('\n');
}

/** Fields of an object, or the things of a list by their keys; undefined for anything else. */
function fieldsOf(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const keyed = value.map((each): [string | undefined, unknown] => [keyOf(each), each]);
  const keys = new Set(keyed.map(([key]) => key));
  if (keys.has(undefined) || keys.size !== value.length) return undefined;
  return new Map(keyed.map(([key = '', each]) => [key, each]));
}

/** Of an action or field its key, of an input that of its field, of a test case its name. */
function keyOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const field: unknown = Reflect.get(value, 'field');
  const key: unknown =
    typeof field === 'object' && field !== null
      ? Reflect.get(field, 'key')
      : (Reflect.get(value, 'key') ?? Reflect.get(value, 'name'));
  return typeof key === 'string' ? key : undefined;
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
