import type { JsonValue, ValueType } from '../document/values.ts';
import type { Bilingual } from '../problem/problem.ts';

export const typeNames: Record<ValueType, Bilingual> = {
  text: { en: 'a text', zh: '文本' },
  integer: { en: 'a whole number', zh: '整数' },
  number: { en: 'a number', zh: '数字' },
  boolean: { en: 'true or false', zh: '布尔值' },
  object: { en: 'an object', zh: '对象' },
  array: { en: 'a list', zh: '数组' },
  any: { en: 'any value', zh: '任意值' },
};

/** Whether a constant can stand for a type, as generously as runs convert: `"12"` is a number, `"true"` a boolean. */
export function fitsType(value: JsonValue, type: ValueType): boolean {
  switch (type) {
    case 'any':
    case 'text':
      return true;
    case 'integer':
      return typeof value === 'number' ? Number.isInteger(value) : isText(value, /^\s*-?\d+\s*$/);
    case 'number':
      return typeof value === 'number' || isText(value, /^\s*-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i);
    case 'boolean':
      return typeof value === 'boolean' || isText(value, /^\s*(true|false)\s*$/i);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'array':
      return Array.isArray(value);
  }
}

function isText(value: JsonValue, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}
