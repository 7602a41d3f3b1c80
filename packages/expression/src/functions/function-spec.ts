import type { Bilingual } from '../bilingual.ts';
import type { EvaluationEnvironment } from '../scope.ts';

export type FunctionCategory =
  | 'date'
  | 'number'
  | 'text'
  | 'list'
  | 'object'
  | 'conversion'
  | 'encoding'
  | 'other';

/** `optional` parameters come last; a `repeated` one takes any number of arguments. */
export type Parameter = { name: string; type: string; optional?: true; repeated?: true };

/** An example that is shown in the documentation and run as a test: clock 2026-03-05T08:30:00Z, zone Asia/Shanghai. */
export type Example = { expression: string; result: unknown };

/** A function of ours, its words and its behaviour together. */
export type FunctionSpec = {
  name: string;
  category: FunctionCategory;
  parameters: Parameter[];
  returns: string;
  description: Bilingual;
  examples: Example[];
  /** `false` when the result depends on the clock, chance or a table, so that it is never computed in advance. */
  pure: boolean;
  /** `true` when nothing (undefined or null) as first argument is to be handed in; otherwise it gives nothing. */
  acceptsNothing: boolean;
  /** May give a promise. */
  asynchronous: boolean;
  run(given: readonly unknown[], environment: EvaluationEnvironment): unknown;
};

type Defaults = 'pure' | 'acceptsNothing' | 'asynchronous';

/** Writes a function of the library with the usual answers filled in: pure, synchronous, nothing in → nothing out. */
export function defineFunction(
  spec: Omit<FunctionSpec, Defaults> & Partial<Pick<FunctionSpec, Defaults>>,
): FunctionSpec {
  return { pure: true, acceptsNothing: false, asynchronous: false, ...spec };
}

export function requiredCount(parameters: readonly Parameter[]): number {
  return parameters.filter((parameter) => !parameter.optional && !parameter.repeated).length;
}

/** The most arguments a call may have. */
export function maximumCount(parameters: readonly Parameter[]): number {
  return parameters.some((parameter) => parameter.repeated) ? Number.POSITIVE_INFINITY : parameters.length;
}

/** `formatDate(value: date, pattern: text, zone?: text) → text` */
export function writeSignature(spec: Pick<FunctionSpec, 'name' | 'parameters' | 'returns'>): string {
  const list = spec.parameters.map(
    ({ name, type, optional, repeated }) => `${repeated ? '…' : ''}${name}${optional ? '?' : ''}: ${type}`,
  );
  return `${spec.name}(${list.join(', ')}) → ${spec.returns}`;
}
