import type { Bilingual } from '../bilingual.ts';
import { type Example, type FunctionCategory, maximumCount, type Parameter } from './function-spec.ts';

/** A function that JSONata itself brings, described for the function list. `most` is its largest number of arguments. */
export type JsonataFunction = {
  name: string;
  signature: string;
  parameters: Parameter[];
  returns: string;
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
  const close = signature.lastIndexOf(') → ');
  const written = signature.slice(name.length + 1, close);
  const parameters = written === '' ? [] : written.split(', ').map(readParameter);
  return {
    name,
    signature,
    parameters,
    returns: signature.slice(close + ') → '.length),
    category,
    most: maximumCount(parameters),
    description: { en, zh },
    examples: examples.map(([expression, result]) => ({ expression, result })),
  };
}

/** `zone?: text` or `…lists: list` */
function readParameter(written: string): Parameter {
  const colon = written.indexOf(': ');
  const type = written.slice(colon + 2);
  const name = written.slice(0, colon).replace(/^…|\?$/g, '');
  if (written.startsWith('…')) return { name, type, repeated: true };
  return written.charAt(colon - 1) === '?' ? { name, type, optional: true } : { name, type };
}
