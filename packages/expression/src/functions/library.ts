import type { Bilingual } from '../bilingual.ts';
import { conversionFunctions } from './conversion-functions.ts';
import { dateFunctions } from './date-functions.ts';
import { encodingFunctions } from './encoding-functions.ts';
import {
  type Example,
  type FunctionCategory,
  type FunctionSpec,
  maximumCount,
  type Parameter,
  requiredCount,
  writeSignature,
} from './function-spec.ts';
import { jsonataFunctions } from './jsonata-functions.ts';
import { listFunctions } from './list-functions.ts';
import { numberFunctions } from './number-functions.ts';
import { objectFunctions } from './object-functions.ts';
import { otherFunctions } from './other-functions.ts';
import { textFunctions } from './text-functions.ts';

/** One function as the function list, the completion and the README show it. */
export type FunctionDoc = {
  name: string;
  /** `formatDate(value: date, pattern: text, zone?: text) → text` */
  signature: string;
  parameters: readonly Parameter[];
  returns: string;
  category: FunctionCategory;
  /** `flowbridge`: ours. `jsonata`: JSONata brings it. Both may be called with or without `$`. */
  origin: 'flowbridge' | 'jsonata';
  description: Bilingual;
  examples: Example[];
  /** How many arguments a call may have. */
  leastArguments: number;
  mostArguments: number;
};

const ourFunctions: readonly FunctionSpec[] = [
  ...dateFunctions,
  ...numberFunctions,
  ...textFunctions,
  ...listFunctions,
  ...objectFunctions,
  ...conversionFunctions,
  ...encodingFunctions,
  ...otherFunctions,
];

const specs = new Map(ourFunctions.map((spec) => [spec.name, spec]));

/** A function of ours by its name. */
export function findFunction(name: string): FunctionSpec | undefined {
  return specs.get(name);
}

/** Every function that an expression can call, ours first, with words in both languages and runnable examples. */
export const functionLibrary: FunctionDoc[] = [
  ...ourFunctions.map(
    (spec): FunctionDoc => ({
      name: spec.name,
      signature: writeSignature(spec),
      parameters: spec.parameters,
      returns: spec.returns,
      category: spec.category,
      origin: 'flowbridge',
      description: spec.description,
      examples: spec.examples,
      leastArguments: requiredCount(spec.parameters),
      mostArguments: maximumCount(spec.parameters),
    }),
  ),
  ...jsonataFunctions.map(
    ({ name, signature, parameters, returns, category, description, examples, most }): FunctionDoc => ({
      name,
      signature,
      parameters,
      returns,
      category,
      origin: 'jsonata',
      description,
      examples,
      // JSONata lets the first argument of most of its functions be left out in favour of the context
      leastArguments: 0,
      mostArguments: most,
    }),
  ),
];

const docs = new Map(functionLibrary.map((doc) => [doc.name, doc]));

export function findFunctionDoc(name: string): FunctionDoc | undefined {
  return docs.get(name);
}
