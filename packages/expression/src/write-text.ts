import { stringifyJson } from './json/stringify-json.ts';

/**
 * How a value stands in text: nothing and null as no characters, numbers with every digit they were written with, and
 * objects and lists as JSON. (JSONata's own `&` rounds fractions to 15 digits; this never rounds.)
 */
export function writeText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return stringifyJson(value);
  return String(value);
}
