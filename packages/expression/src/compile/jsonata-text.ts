import { stringifyJson } from '../json/stringify-json.ts';
import { isNumeric } from './truth.ts';

/** JSONata's `$string`: fractions are rounded to 15 digits, objects become JSON. Big integers keep every digit. */
export function jsonataText(value: unknown, indent = 0): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(roundFraction(value));
  if (typeof value === 'object' && value !== null) return stringifyJson(roundFractions(value), indent);
  return typeof value === 'function' ? '' : String(value);
}

function roundFraction(value: number): number | null {
  if (!isNumeric(value)) return null;
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** A copy with rounded fractions. */
function roundFractions(value: unknown): unknown {
  if (typeof value === 'number') return roundFraction(value);
  if (typeof value === 'function') return '';
  if (Array.isArray(value)) return value.map(roundFractions);
  if (typeof value !== 'object' || value === null) return value;
  if (isJsonataFunction(value)) return '';
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, roundFractions(inner)]));
}

/** JSONata marks its functions and lambdas as objects with these flags. */
export function isJsonataFunction(value: object): boolean {
  return Reflect.get(value, '_jsonata_function') === true || Reflect.get(value, '_jsonata_lambda') === true;
}
