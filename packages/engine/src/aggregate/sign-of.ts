import { stringifyJson } from '@flowbridge/expression';

/**
 * One text per value, the same for values that belong together: numbers by value, everything else as it is written. The
 * number 5 and the text "5" are two values, or else "5" and "05" would both go with 5 but not with each other.
 */
export function signOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `t${value}`;
    case 'number':
    case 'bigint':
      return `n${value}`;
    case 'object':
      return value === null ? '' : `o${stringifyJson(value)}`;
    default:
      return value === undefined ? '' : `v${String(value)}`;
  }
}
