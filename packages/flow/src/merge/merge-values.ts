/** One value that two people may have changed: field by field, element by element where elements have names. */
import type { ChangePath } from '../diff/field-change.ts';
import { elementOf, nameIn, namesAll } from '../diff/named-elements.ts';
import { fieldIn, isPlain, type Plain, sameValue } from '../diff/same-value.ts';
import type { JsonValue } from '../document/values.ts';
import type { Decide, MergePart } from './merge-conflict.ts';
import { mergeOrder } from './merge-order.ts';

export type ThreeValues = {
  base: JsonValue | undefined;
  mine: JsonValue | undefined;
  theirs: JsonValue | undefined;
};

/** Data, not drawing: taken whole from one side. */
const WHOLE: ReadonlySet<string> = new Set(['pinned', 'sample']);

/** Fields that decide what the fields beside them mean: objects in which they differ are never mixed. */
const TAGS = ['kind', 'mode', 'policy', 'type', 'connector', 'action', 'event', 'flow'] as const;

/** Undefined stands for “is not there”, as value and as result. `path` leads into the part that `decide` is told. */
export function mergeValues(
  values: ThreeValues,
  { part, path }: { part: MergePart; path: ChangePath },
  decide: Decide,
): JsonValue | undefined {
  const { base, mine, theirs } = values;
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return mine;
  if (sameValue(base, mine)) return theirs;
  const place = { part, path };
  if (!isWhole(path)) {
    if (isPlain(mine) && isPlain(theirs) && sameTags(mine, theirs)) {
      return mergeObjects({ base: isPlain(base) ? base : {}, mine, theirs }, place, decide);
    }
    if (Array.isArray(mine) && Array.isArray(theirs)) {
      const lists = { base: Array.isArray(base) ? base : [], mine, theirs };
      const name = commonName(lists);
      if (name !== undefined) return mergeLists(lists, { ...place, name }, decide);
    }
  }
  const fallback = mine === undefined ? 'theirs' : 'mine';
  return values[decide({ ...part, kind: 'field', path, ...values }, fallback)];
}

type Place = { part: MergePart; path: ChangePath };
type ThreeObjects = { base: Plain; mine: Plain; theirs: Plain };

function mergeObjects(objects: ThreeObjects, { part, path }: Place, decide: Decide): JsonValue {
  const { base, mine, theirs } = objects;
  const merged: Record<string, JsonValue> = {};
  for (const field of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const three = { base: fieldIn(base, field), mine: fieldIn(mine, field), theirs: fieldIn(theirs, field) };
    const value = mergeValues(three, { part, path: [...path, field] }, decide);
    if (value !== undefined) merged[field] = value;
  }
  return merged;
}

type ThreeLists = { base: readonly JsonValue[]; mine: readonly JsonValue[]; theirs: readonly JsonValue[] };

function mergeLists(
  lists: ThreeLists,
  { part, path, name }: Place & { name: string },
  decide: Decide,
): JsonValue[] {
  const [base, mine, theirs] = [
    byName(lists.base, name),
    byName(lists.mine, name),
    byName(lists.theirs, name),
  ];
  const names = { base: [...base.keys()], mine: [...mine.keys()], theirs: [...theirs.keys()] };
  const order = mergeOrder(names, () => decide({ ...part, kind: 'field', path, ...mutable(lists) }, 'mine'));
  return order.flatMap((each) => {
    const three = { base: base.get(each), mine: mine.get(each), theirs: theirs.get(each) };
    const shown = three.mine ?? three.theirs ?? null;
    const at = (three.mine === undefined ? names.theirs : names.mine).indexOf(each);
    const value = mergeValues(three, { part, path: [...path, elementOf(shown, at)] }, decide);
    return value === undefined ? [] : [value];
  });
}

const mutable = ({ base, mine, theirs }: ThreeLists) => ({
  base: [...base],
  mine: [...mine],
  theirs: [...theirs],
});

const NAMES = ['id', 'key', 'name'] as const;

const commonName = ({ base, mine, theirs }: ThreeLists) =>
  NAMES.find((name) => [base, mine, theirs].every((list) => namesAll(list, name)));

function byName(list: readonly JsonValue[], name: string): Map<string, JsonValue> {
  return new Map(list.map((value) => [nameIn(value, name) ?? '', value]));
}

const sameTags = (mine: Plain, theirs: Plain): boolean =>
  TAGS.every((tag) => sameValue(fieldIn(mine, tag), fieldIn(theirs, tag)));

function isWhole(path: ChangePath): boolean {
  const last = path.at(-1);
  return typeof last === 'string' && WHOLE.has(last);
}
