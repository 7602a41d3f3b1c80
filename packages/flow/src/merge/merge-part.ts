import type { ZodType } from 'zod';
import {
  conflictId,
  type Decide,
  type FoundConflict,
  type MergePart,
  type MergeSide,
} from './merge-conflict.ts';
import { mergeValues } from './merge-values.ts';

export type ThreeParts<Part> = { base: Part | undefined; mine: Part | undefined; theirs: Part | undefined };

/**
 * A part as both changed it. Undefined when it is removed. Fields that cannot stand together (the result is no such part) are
 * not mixed: the part is then one conflict.
 */
export function mergePart<Part extends object>(
  parts: ThreeParts<Part>,
  { part, schema }: { part: MergePart; schema: ZodType<Part> },
  decide: Decide,
): Part | undefined {
  const { base, mine, theirs } = parts;
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  // Parts are JSON: what the schema gives back is typed again below.
  const values = parts as unknown as Parameters<typeof mergeValues>[0];
  const found: { conflict: FoundConflict; fallback: MergeSide }[] = [];
  const merged = mergeValues(values, { part, path: [] }, (conflict, fallback) => {
    found.push({ conflict, fallback });
    return decide(conflict, fallback);
  });
  if (merged === undefined) return undefined;
  if (merged === values.mine) return mine;
  if (merged === values.theirs) return theirs;
  const parsed = schema.safeParse(merged);
  if (parsed.success) return parsed.data;
  const whole: FoundConflict = { ...part, kind: 'field', path: [], ...values };
  return parts[decide(whole, mine === undefined ? 'theirs' : 'mine')];
}

/** Remembers conflicts, each once, and answers what was chosen for them. */
export function recordConflicts(choices: ReadonlyMap<string, MergeSide>) {
  const found = new Map<string, FoundConflict>();
  const decide: Decide = (conflict, fallback) => {
    const id = conflictId(conflict);
    found.set(id, conflict);
    return choices.get(id) ?? fallback;
  };
  return { decide, conflicts: () => [...found].map(([id, conflict]) => ({ ...conflict, id })) };
}
