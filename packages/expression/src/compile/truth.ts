import { Fault } from '../fault.ts';

/**
 * JSONata's number test: NaN is no number, and an infinite number is an error, because it cannot be written as JSON.
 */
export function isNumeric(value: unknown): value is number {
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  if (Number.isFinite(value)) return true;
  throw new Fault('invalidValue', { en: 'the number is out of range', zh: '数字超出范围' });
}

/** JSONata's idea of true: not empty, not zero, not null; a list when one of its items is. Big integers: not zero. */
export function isTruthy(value: unknown): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return value.length > 0;
    case 'number':
      return isNumeric(value) && value !== 0;
    case 'bigint':
      return value !== 0n;
    case 'object':
      if (value === null) return false;
      if (Array.isArray(value)) return value.length === 1 ? isTruthy(value[0]) : value.some(isTruthy);
      return Object.keys(value).length > 0;
    default:
      return false;
  }
}
