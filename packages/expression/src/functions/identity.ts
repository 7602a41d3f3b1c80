import { stringifyJson } from '../json/stringify-json.ts';

/** A text that two values share exactly when they are deeply equal (keys in any order; 1 and '1' differ). */
export function identityOf(value: unknown): string {
  if (typeof value === 'bigint') return `bigint ${value}`;
  if (typeof value !== 'object' || value === null) return `${typeof value} ${String(value)}`;
  return stringifyJson(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  // inside an object of its own, so that a list of pairs is something else
  return { pairs: pairs.map(([key, inner]) => [key, sorted(inner)]) };
}
