/**
 * The first look at JSON from outside, before any schema sees it: refuses what could exhaust the stack or memory of a
 * recursive reader, or reach an object's prototype, and what PostgreSQL cannot keep or canonical JSON cannot say: a text with the
 * sign 0 or with half of a sign that takes two, a number like 1e999. Walks without recursion; a cyclic object is caught by its depth.
 */
import { MAX_JSON_DEPTH, MAX_JSON_TEXT, MAX_JSON_VALUES } from './limits.ts';

export type ShapeFault = {
  code: 'hostileKey' | 'tooDeep' | 'tooLarge' | 'brokenText' | 'brokenNumber';
  path: (string | number)[];
};

type Visit = { value: unknown; part: string | number; depth: number; parent: Visit | undefined };

/** Answers the first fault found, or undefined when the value may be read on. */
export function checkJsonShape(value: unknown): ShapeFault | undefined {
  const open: Visit[] = [{ value, part: '', depth: 0, parent: undefined }];
  let values = 0;
  let text = 0;
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { value: current, depth } = visit;
    values += 1;
    if (typeof current === 'string') {
      text += current.length;
      if (isBroken(current)) return { code: 'brokenText', path: pathOf(visit) };
    }
    if (typeof current === 'number' && !Number.isFinite(current)) {
      return { code: 'brokenNumber', path: pathOf(visit) };
    }
    // REST reads whole numbers beyond 2^53 digit by digit; a document, a command or a package cannot hold one.
    if (typeof current === 'bigint') return { code: 'brokenNumber', path: pathOf(visit) };
    if (values > MAX_JSON_VALUES || text > MAX_JSON_TEXT) return { code: 'tooLarge', path: pathOf(visit) };
    if (typeof current !== 'object' || current === null) continue;
    if (depth >= MAX_JSON_DEPTH) return { code: 'tooDeep', path: pathOf(visit).slice(0, 8) };
    if (Array.isArray(current)) {
      if (values + current.length > MAX_JSON_VALUES) return { code: 'tooLarge', path: pathOf(visit) };
      for (let at = 0; at < current.length; at += 1) {
        open.push({ value: current[at], part: at, depth: depth + 1, parent: visit });
      }
      continue;
    }
    for (const key of Object.keys(current)) {
      text += key.length;
      if (isBroken(key)) return { code: 'brokenText', path: pathOf(visit) };
      const next: Visit = { value: Reflect.get(current, key), part: key, depth: depth + 1, parent: visit };
      if (key === '__proto__') return { code: 'hostileKey', path: pathOf(next) };
      open.push(next);
    }
  }
  return undefined;
}

/** Holds the sign 0, or half of a sign that takes two. */
function isBroken(text: string): boolean {
  return text.includes('\u0000') || /\p{Surrogate}/u.test(text);
}

function pathOf(visit: Visit): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Visit = visit; at.parent !== undefined; at = at.parent) path.push(at.part);
  return path.reverse();
}
