import type { EvaluationEnvironment, Scope } from '../scope.ts';

/** What one evaluation carries along. */
export type Frame = { readonly scope: Scope; readonly environment: EvaluationEnvironment };

/** A compiled node: gives its value for a context (the scope itself, or the item a filter or step looks at). */
export type Closure = (context: unknown, frame: Frame) => unknown;

/** Thrown while compiling, and only then: this form is left to JSONata. */
export class LeftToJsonata extends Error {}
