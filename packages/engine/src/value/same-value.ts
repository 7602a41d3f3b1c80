import { toNumeric } from './numeric.ts';
import { isRecord } from './value-kind.ts';

/**
 * Equality as a business user means it: nothing equals nothing; 5 equals "5"; true equals "true"; two texts are equal
 * only letter by letter ("007" is not "7"); lists and objects by content.
 */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left === undefined || left === null) return right === undefined || right === null;
  if (right === undefined || right === null) return false;
  if (typeof left === 'string' && typeof right === 'string') return false;
  if (typeof left === 'boolean') return sameBoolean(left, right);
  if (typeof right === 'boolean') return sameBoolean(right, left);
  if (typeof left === 'object') return typeof right === 'object' && sameContent(left, right);
  if (typeof right === 'object') return false;
  const leftNumber = toNumeric(left);
  const rightNumber = toNumeric(right);
  // biome-ignore lint/suspicious/noDoubleEquals: the loose comparison of number and bigint is exact
  return leftNumber !== undefined && rightNumber !== undefined && leftNumber == rightNumber;
}

function sameBoolean(value: boolean, other: unknown): boolean {
  return typeof other === 'string' && other.trim().toLowerCase() === String(value);
}

function sameContent(left: object, right: object): boolean {
  if (Array.isArray(left) || Array.isArray(right)) {
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => sameValue(item, right[index]))
    );
  }
  if (!isRecord(left) || !isRecord(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]))
  );
}
