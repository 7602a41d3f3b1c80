/** Rewrites the paths of references: what reads one field reads another, and everything else of the text stays. */
import { analyze, type ExpressionLanguage, type Reference } from './expression-language.ts';

/** Both from the root on, without indexes. */
export type FieldChange = { from: readonly string[]; to: readonly string[] };

type Part = string | number;

export function rewriteFields(
  text: string,
  changes: readonly FieldChange[],
  language: ExpressionLanguage,
): string {
  const ordered = [...analyze(language, text).references].sort(
    (left, right) => (left.start ?? 0) - (right.start ?? 0),
  );
  let result = '';
  let at = 0;
  for (const reference of ordered) {
    const { start, end } = reference;
    if (start === undefined || end === undefined || start < at) continue;
    const parts = partsOf(reference);
    const changed = changes.map((change) => changedParts(parts, change)).find((each) => each !== undefined);
    if (changed === undefined) continue;
    // `$$.` leads from within a filter back to the root, and stays.
    const lead = text.startsWith('$$.', start) ? '$$.' : '';
    result += text.slice(at, start) + lead + written(changed);
    at = end;
  }
  return result + text.slice(at);
}

const partsOf = ({ root, key, path = [] }: Reference): Part[] => [
  root,
  ...(key === undefined ? [] : [key]),
  ...path,
];

/** The parts with the change made; undefined when they do not begin with what changes. Indexes stay where they stood. */
function changedParts(parts: readonly Part[], { from, to }: FieldChange): Part[] | undefined {
  const common = to.findIndex((name, at) => name !== from[at]);
  const kept = common < 0 ? Math.min(from.length, to.length) : common;
  let names = 0;
  let keptEnd = 0;
  for (const [at, part] of parts.entries()) {
    if (typeof part === 'number') {
      if (names <= kept) keptEnd = at + 1;
      continue;
    }
    if (part !== from[names]) return undefined;
    names += 1;
    if (names <= kept) keptEnd = at + 1;
    if (names === from.length) return [...parts.slice(0, keptEnd), ...to.slice(kept), ...parts.slice(at + 1)];
  }
  return undefined;
}

const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const WORDS = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

const written = ([root, ...rest]: readonly Part[]): string =>
  String(root) +
  rest
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`;
      return PLAIN.test(part) && !WORDS.has(part) ? `.${part}` : `.\`${part}\``;
    })
    .join('');
