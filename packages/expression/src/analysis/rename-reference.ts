import type { KeyedRootName } from '../scope.ts';
import { quoteName } from '../syntax/quote-name.ts';
import { analyzeExpression, analyzeTemplate } from './analyze-template.ts';
import type { Reference } from './reference.ts';

export type ReferenceRename = { root: KeyedRootName; from: string; to: string };

/**
 * The template with every reference to a key rewritten, and nothing else: spacing, comments, texts and fields that only
 * look alike stay. An expression with a syntax error is left as it is.
 */
export function renameReference(value: string, change: ReferenceRename): string {
  return value.includes('{{') ? rename(value, analyzeTemplate(value).references, change) : value;
}

/** The same for a bare expression. */
export function renameInExpression(source: string, change: ReferenceRename): string {
  return rename(source, analyzeExpression(source).references, change);
}

function rename(text: string, references: readonly Reference[], { root, from, to }: ReferenceRename): string {
  let result = '';
  let at = 0;
  const ordered = [...references].sort((left, right) => left.start - right.start);
  for (const { root: found, key, keyStart, keyEnd } of ordered) {
    if (found !== root || key !== from || keyStart === undefined || keyEnd === undefined || keyStart < at)
      continue;
    result += text.slice(at, keyStart) + quoteName(to);
    at = keyEnd;
  }
  return result + text.slice(at);
}
