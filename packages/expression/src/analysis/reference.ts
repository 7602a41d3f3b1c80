import type { RootName } from '../scope.ts';

/**
 * One use of a value of the scope. `key` is the name after `steps`, `loops`, `vars` or `params`, when it is written out;
 * `path` are the names and fixed indexes after it (after the root, for the other roots), as far as they are known
 * beforehand. Offsets are in the whole string: `start`–`end` covers the reference from its root (`$$.` included) to the
 * end of `path`, `keyStart`–`keyEnd` the key as it is written, quotes included.
 */
export type Reference = {
  root: RootName;
  key?: string;
  path: (string | number)[];
  start: number;
  end: number;
  keyStart?: number;
  keyEnd?: number;
};

/** A call of `lookup` that names its table in the text; the offsets are those of the name, quotes included. */
export type LookupCall = { table: string; start: number; end: number };

export type DiagnosticCode =
  | 'syntaxError'
  | 'unclosedExpression'
  | 'emptyExpression'
  | 'unknownName'
  | 'unknownVariable'
  | 'unknownFunction'
  | 'wrongArgumentCount'
  | 'rootInsideItem'
  | 'unsafeRegularExpression';

/** A mistake found without evaluating, with the offsets to mark in the whole string. */
export type Diagnostic = {
  code: DiagnosticCode;
  severity: 'error' | 'warning';
  message: { en: string; zh: string };
  start: number;
  end: number;
  /** What to put between `start` and `end` instead, when a name was probably mistyped. */
  suggestion?: string;
};
