/** The functions that are offered: those of the language's own library, which are documented in both languages. */
import { type FunctionDoc, functionLibrary } from '@flowbridge/expression';

export const offeredFunctions: readonly FunctionDoc[] = functionLibrary.filter(
  (each) => each.origin === 'flowbridge',
);

/** A call to begin with: the first example of the documentation. */
export const exampleCall = (doc: FunctionDoc): string => doc.examples[0]?.expression ?? `${doc.name}()`;
