/** Which elements of two lists are the same one: by the name they carry, or, without one, by their likeness. */
import { diffArrays } from 'diff';
import type { JsonValue } from '../document/values.ts';
import { nameIn, namesAll } from './named-elements.ts';
import { sameValue } from './same-value.ts';
import { stableOrder } from './stable-order.ts';

type Placed = { value: JsonValue; at: number };
export type Match =
  | { before: Placed; after: Placed; moved: boolean }
  | { before: Placed; after: undefined }
  | { before: undefined; after: Placed };

/** What elements of the document's lists are told apart by: mapping rows and cases, schema fields and keys, headers. */
const NAMES = ['id', 'key', 'name'] as const;

/** Every element of both lists once, in the order of `after`; what was removed stands where it was. */
export function matchElements(before: readonly JsonValue[], after: readonly JsonValue[]): Match[] {
  const name = NAMES.find((each) => namesAll(before, each) && namesAll(after, each));
  return name === undefined ? matchByLikeness(before, after) : matchByName(before, after, name);
}

function matchByName(before: readonly JsonValue[], after: readonly JsonValue[], property: string): Match[] {
  const was = new Map(before.map((value, at) => [nameIn(value, property), { value, at }]));
  const is = new Set(after.map((value) => nameIn(value, property)));
  const stable = stableOrder([...was.keys()], [...is]);
  const matches = after.map((value, at): Match => {
    const name = nameIn(value, property);
    const old = was.get(name);
    if (old === undefined) return { before: undefined, after: { value, at } };
    return { before: old, after: { value, at }, moved: !stable.has(name) };
  });
  for (const [name, old] of was) {
    if (!is.has(name)) matches.splice(Math.min(old.at, matches.length), 0, { before: old, after: undefined });
  }
  return matches;
}

/** Equal elements are the same; of a run that differs, the first stands for the first, and so on. */
function matchByLikeness(before: readonly JsonValue[], after: readonly JsonValue[]): Match[] {
  const matches: Match[] = [];
  let gone: Placed[] = [];
  let [wasAt, isAt] = [0, 0];
  const settle = () => {
    matches.push(...gone.map((old): Match => ({ before: old, after: undefined })));
    gone = [];
  };
  for (const { value, added, removed } of diffArrays([...before], [...after], { comparator: sameValue })) {
    if (removed) {
      settle();
      gone = value.map((each) => ({ value: each, at: wasAt++ }));
    } else if (added) {
      for (const each of value) {
        const old = gone.shift();
        const placed = { value: each, at: isAt++ };
        matches.push(
          old ? { before: old, after: placed, moved: false } : { before: undefined, after: placed },
        );
      }
      settle();
    } else {
      settle();
      wasAt += value.length;
      isAt += value.length;
    }
  }
  settle();
  return matches;
}
