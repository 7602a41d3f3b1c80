import { diffFields } from './diff-fields.ts';
import type { Move, PartDiff } from './part-diff.ts';
import { stableOrder } from './stable-order.ts';

/** What became of the parts of a list — triggers, parameters, notes — that are known by `nameOf`. */
export function diffParts<Part extends object>(
  before: readonly Part[],
  after: readonly Part[],
  nameOf: (part: Part) => string,
): PartDiff<Part>[] {
  const [wasNamed, isNamed] = [namesOf(before, nameOf), namesOf(after, nameOf)];
  const was = new Map(before.map((part, index) => [wasNamed[index], { part, index }]));
  const is = new Set(isNamed);
  const stable = stableOrder(wasNamed, isNamed);
  const now = after.flatMap((part, index): PartDiff<Part>[] => {
    const name = isNamed[index] ?? '';
    const old = was.get(name);
    const to = { lane: undefined, index };
    if (old === undefined) return [{ kind: 'added', after: part, at: to }];
    const from = { lane: undefined, index: old.index };
    return diffPart(old.part, part, stable.has(name) ? undefined : { from, to });
  });
  const gone = before.flatMap((part, index): PartDiff<Part>[] =>
    is.has(wasNamed[index] ?? '') ? [] : [{ kind: 'removed', before: part, at: { lane: undefined, index } }],
  );
  return [...now, ...gone];
}

/** Names that are all different: a draft may have two parameters of one key, until validation says so. */
function namesOf<Part>(parts: readonly Part[], nameOf: (part: Part) => string): string[] {
  const seen = new Map<string, number>();
  return parts.map((part) => {
    const name = nameOf(part);
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    return times === 0 ? name : `${name} ${times}`;
  });
}

/** What became of a part that is still there; empty when nothing did. */
export function diffPart<Part extends object>(
  before: Part,
  after: Part,
  move: Move | undefined,
): PartDiff<Part>[] {
  const fields = before === after ? [] : diffFields(before, after);
  if (fields.length > 0) return [{ kind: 'changed', before, after, fields, move }];
  return move === undefined ? [] : [{ kind: 'moved', before, after, move }];
}
