/** The differences inside one part of a document — a step, a trigger, a parameter — field by field. */
import type { JsonValue } from '../document/values.ts';
import type { ChangePath, FieldChange } from './field-change.ts';
import { matchElements } from './match-elements.ts';
import { elementOf } from './named-elements.ts';
import { fieldIn, fieldsOf, isPlain, type Plain, sameValue } from './same-value.ts';

/** Samples are data, not drawing: told as one change, however much of them differs. */
const WHOLE: ReadonlySet<string> = new Set(['pinned', 'sample']);

/** Groups of settings that come and go together: told field by field also where the whole group is new. */
const GROUPS: ReadonlySet<string> = new Set(['retry', 'onUnknown', 'deadline', 'overlap']);

/** What differs between two forms of the same part; empty when they say the same. */
export function diffFields(before: object, after: object): FieldChange[] {
  return diffObjects(before as Plain, after as Plain, []);
}

function diffObjects(before: Plain, after: Plain, path: ChangePath): FieldChange[] {
  return fieldsOf(before, after).flatMap((field) =>
    diffValues(fieldIn(before, field), fieldIn(after, field), [...path, field]),
  );
}

function diffValues(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: ChangePath,
): FieldChange[] {
  if (before === undefined) return after === undefined ? [] : added(after, path);
  if (after === undefined) return removed(before, path);
  if (sameValue(before, after)) return [];
  if (!endsIn(path, WHOLE)) {
    if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after, path);
    if (isPlain(before) && isPlain(after)) return diffObjects(before, after, path);
  }
  return [{ kind: 'changed', path, before, after }];
}

function diffLists(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  path: ChangePath,
): FieldChange[] {
  return matchElements(before, after).flatMap((match): FieldChange[] => {
    const { before: old, after: now } = match;
    if (old === undefined)
      return [{ kind: 'added', path: [...path, elementOf(now.value, now.at)], after: now.value }];
    if (now === undefined)
      return [{ kind: 'removed', path: [...path, elementOf(old.value, old.at)], before: old.value }];
    const place = [...path, elementOf(now.value, now.at)];
    const changes = diffValues(old.value, now.value, place);
    return match.moved ? [{ kind: 'moved', path: place, from: old.at, to: now.at }, ...changes] : changes;
  });
}

function added(after: JsonValue, path: ChangePath): FieldChange[] {
  return endsIn(path, GROUPS) && isPlain(after)
    ? diffObjects({}, after, path)
    : [{ kind: 'added', path, after }];
}

function removed(before: JsonValue, path: ChangePath): FieldChange[] {
  return endsIn(path, GROUPS) && isPlain(before)
    ? diffObjects(before, {}, path)
    : [{ kind: 'removed', path, before }];
}

function endsIn(path: ChangePath, names: ReadonlySet<string>): boolean {
  const last = path.at(-1);
  return typeof last === 'string' && names.has(last);
}
