import type { Language, Scope, ScopeShape } from '@flowbridge/expression';
import type { ValueType } from '@flowbridge/flow';

/** The words of the console that completion and hover need. */
export type EditorWords = {
  language: Language;
  type(name: ValueType): string;
  sample: string;
  example: string;
};

/** What the expressions of one editor see. */
export type Surroundings = {
  shape: ScopeShape;
  scope: Scope | undefined;
  words: EditorWords;
  /** Names of the tenant's look-up tables. */
  tables: readonly string[];
};
