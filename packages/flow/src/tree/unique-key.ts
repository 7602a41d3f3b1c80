import type { FlowDocument } from '../document/document.ts';
import { key as keySchema } from '../document/ids.ts';
import { stepsByKey } from './lookup.ts';

const LONGEST = 60;

/** Keys a step may not get although they are well formed: `loops.row` is the current row inside a mapFields step. */
const reserved = new Set(['row']);

/**
 * A key for a new step near what was wanted: signs a key cannot hold are dropped with the next letter made large
 * (`query drafts` → `queryDrafts`), and a number is added while it is taken.
 */
export function uniqueKey(document: FlowDocument, wanted: string): string {
  return freeKey(wanted, (key) => stepsByKey(document).has(key));
}

/** The same for any set of taken names. */
export function freeKey(wanted: string, isTaken: (key: string) => boolean): string {
  const base = toKey(wanted);
  const isFree = (key: string) => !isTaken(key) && !reserved.has(key);
  if (isFree(base)) return base;
  const stem = base.replace(/\d+$/, '') || base;
  for (let number = 2; ; number += 1) {
    const candidate = `${cut(stem, LONGEST - String(number).length)}${number}`;
    if (isFree(candidate)) return candidate;
  }
}

function toKey(wanted: string): string {
  const joined = wanted
    .replace(/^[^\p{L}_]+/u, '')
    .replace(/[^\p{L}\p{N}_]+(\p{L}|\p{N})?/gu, (_, next: string | undefined) => (next ?? '').toUpperCase());
  const key = cut(joined, LONGEST);
  return keySchema.safeParse(key).success ? key : 'step';
}

/** Cuts by code points, so that no sign is split; the limit counts UTF-16 units as the schema does. */
function cut(text: string, units: number): string {
  let kept = '';
  for (const sign of text) {
    if (kept.length + sign.length > units) break;
    kept += sign;
  }
  return kept;
}
