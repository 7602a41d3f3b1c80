import type { Bilingual } from '../bilingual.ts';
import type { Example, FunctionCategory } from './function-spec.ts';

/** A function that JSONata itself brings, described for the function list. `most` is its largest number of arguments. */
export type JsonataFunction = {
  name: string;
  signature: string;
  category: FunctionCategory;
  most: number;
  description: Bilingual;
  examples: Example[];
};

export function describeJsonata(
  category: FunctionCategory,
  signature: string,
  [en, zh]: [string, string],
  ...examples: [expression: string, result: unknown][]
): JsonataFunction {
  const name = signature.slice(0, signature.indexOf('('));
  const parameters = signature.slice(name.length + 1, signature.lastIndexOf(') →'));
  const names = parameters === '' ? [] : parameters.split(', ');
  const repeated = names.some((parameter) => parameter.startsWith('…'));
  return {
    name,
    signature,
    category,
    most: repeated ? Number.POSITIVE_INFINITY : names.length,
    description: { en, zh },
    examples: examples.map(([expression, result]) => ({ expression, result })),
  };
}
