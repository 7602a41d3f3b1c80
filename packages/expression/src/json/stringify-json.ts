import { stringify as stringifyLossless } from 'lossless-json';
import { JsonError } from './json-error.ts';

/**
 * Writes a value as JSON text. Big integers are written with all their digits; all else is as `JSON.stringify` writes
 * it, and nothing (undefined) is written as null. `indent` is a number of spaces. Throws `JsonError` for a value that
 * refers to itself.
 */
export function stringifyJson(value: unknown, indent = 0): string {
  try {
    return JSON.stringify(value, undefined, indent) ?? 'null';
  } catch (error) {
    // a TypeError means a bigint or a circle; only the first can be written
    if (!(error instanceof TypeError)) throw notWritable(error);
  }
  try {
    return stringifyLossless(value, undefined, indent) ?? 'null';
  } catch (error) {
    throw notWritable(error);
  }
}

function notWritable(error: unknown): unknown {
  if (!(error instanceof RangeError)) return error;
  return new JsonError('notWritable', { line: 0, column: 0, offset: 0, found: '' }, error.message);
}
