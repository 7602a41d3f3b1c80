/**
 * The expression language as a port: this package knows where templates stand, `@flowbridge/expression` knows what is
 * inside them. Callers build it as `{ analyze: analyzeTemplate, rename:
 * renameReference, patternFault }`.
 */
import type { Bilingual } from '../problem/problem.ts';

/** A name a template reads: `steps.getDraft` has root `steps` and key `getDraft`. */
export type Reference = {
  root: string;
  /** The name after the root, when there is one that can be told without running it. */
  key?: string | undefined;
  /** The names and fixed indexes after it, as far as they are known beforehand. */
  path?: readonly (string | number)[] | undefined;
  /** Offsets of the reference in the template. */
  start?: number | undefined;
  end?: number | undefined;
};

/** A look-up table named in a template, with the offsets of its name. */
export type LookupCall = { table: string; start?: number | undefined; end?: number | undefined };

/** Something wrong inside a template. */
export type Diagnostic = {
  code: string;
  message: Bilingual;
  /** Default error. */
  severity?: 'error' | 'warning' | undefined;
  /** Offsets of the place in the template. */
  start?: number | undefined;
  end?: number | undefined;
  /** What to put between the offsets instead, when a name was probably mistyped. */
  suggestion?: string | undefined;
};

/** Roots whose next name is a key of this document. */
export type KeyedRoot = 'steps' | 'loops' | 'vars' | 'params' | 'callbacks';

export type ReferenceChange = { root: KeyedRoot; from: string; to: string };

export type ExpressionLanguage = {
  analyze(template: string): {
    references: readonly Reference[];
    diagnostics: readonly Diagnostic[];
    /** Look-up tables of the tenant that are named. */
    lookups?: readonly LookupCall[];
  };
  rename(template: string, change: ReferenceChange): string;
  /** What is wrong with a text as a regular expression: it cannot be read, or could take endlessly long. Undefined: nothing. */
  patternFault(pattern: string): PatternFault | undefined;
};

export type PatternFault = { kind: 'invalid' | 'unsafe'; message: Bilingual };

export type Analysis = ReturnType<ExpressionLanguage['analyze']>;

const MOST_REMEMBERED = 20_000;
const remembered = new WeakMap<ExpressionLanguage, Map<string, Analysis>>();

/** Analyses a template, remembering the answer per text: validation runs after each edit, over mostly the same texts. */
export function analyze(language: ExpressionLanguage, template: string): Analysis {
  const known = remembered.get(language) ?? new Map<string, Analysis>();
  remembered.set(language, known);
  const found = known.get(template);
  if (found !== undefined) return found;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const analysis = language.analyze(template);
  known.set(template, analysis);
  return analysis;
}

/** Whether a text can hold an expression at all. */
export function mayHoldExpression(text: string): boolean {
  return text.includes('{{');
}
