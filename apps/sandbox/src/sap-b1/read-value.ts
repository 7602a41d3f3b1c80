import { readEnumValue } from './entities/enums.ts';
import type { FieldDefinition, SapScalar } from './entities/field-definition.ts';

export type ScalarField = Exclude<FieldDefinition, { type: 'lines' }>;

/**
 * A value as the company stores it, or undefined when the field cannot hold it. Numbers in quotes are taken
 * (the vendor's own order sample sends `"Quantity": "100"`); a number for a text field is not.
 */
export function readValue(field: ScalarField, value: unknown): SapScalar | undefined {
  if (value === null) return null;
  switch (field.type) {
    case 'text':
      return typeof value === 'string' && value.length <= field.maxLength ? value : undefined;
    case 'int': {
      const read = readNumber(value);
      return read !== undefined && Number.isInteger(read) ? read : undefined;
    }
    case 'number':
      return readNumber(value);
    case 'date':
      return typeof value === 'string' ? readDate(value) : undefined;
    case 'time':
      return typeof value === 'string' ? readTime(value) : undefined;
    case 'enum':
      return typeof value === 'string' ? readEnumValue(field.enumName, value) : undefined;
  }
}

function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return undefined;
  return Number(value);
}

/** `2022-08-23`, `20220823` and `2022-08-23T00:00:00Z` become `2022-08-23`; the empty text becomes null. */
export function readDate(value: string): string | null | undefined {
  if (value === '') return null;
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(value);
  if (!match) return undefined;
  const text = `${match[1]}-${match[2]}-${match[3]}`;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text) ? text : undefined;
}

/** `10:20`, `102000` and `10:20:00` become `10:20:00`. */
export function readTime(value: string): string | undefined {
  const match = /^(\d{1,2}):?(\d{2})(?::?(\d{2}))?$/.exec(value);
  if (!match) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}
