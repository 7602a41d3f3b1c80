import type { ValueSchema } from '../document/values.ts';

/** Whether a value itself, whatever it holds, is of a schema's type. A whole number is an integer, however it is written. */
export function isOfType(value: unknown, type: ValueSchema['type']): boolean {
  switch (type) {
    case 'any':
      return true;
    case 'text':
      return typeof value === 'string';
    case 'integer':
      return typeof value === 'bigint' || Number.isInteger(value);
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint';
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
  }
}
