import { JsonError, parseJson } from '@flowbridge/expression';

export type TextFault = { line: number; column: number; message: string };

/** Where a text stops being JSON; undefined when it is JSON. */
export function faultOf(text: string): TextFault | undefined {
  try {
    parseJson(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const before = text.slice(0, error.details.offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message: error.details.found };
  }
}
