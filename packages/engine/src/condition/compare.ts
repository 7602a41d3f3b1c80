/**
 * Comparisons of condition rows, with a business user's meaning: numbers and numeric text by value, dates in ISO text by
 * their order as text, nothing is smaller than nothing and greater than nothing. What cannot be compared is a failure,
 * not a silent "no".
 */
import type { Comparison } from '@flowbridge/flow';
import { engineFailure } from '../failure/codes.ts';
import { textOf } from '../value/convert-type.ts';
import { isEmpty } from '../value/is-empty.ts';
import { toNumeric } from '../value/numeric.ts';
import { sameValue } from '../value/same-value.ts';
import { compileUserPattern } from '../value/user-pattern.ts';
import { isRecord, valueKind } from '../value/value-kind.ts';

export function compare(left: unknown, comparison: Comparison, right: unknown): boolean {
  switch (comparison) {
    case 'equals':
      return sameValue(left, right);
    case 'notEquals':
      return !sameValue(left, right);
    case 'greater':
      return ordered(left, comparison, right, (order) => order > 0);
    case 'greaterOrEqual':
      return ordered(left, comparison, right, (order) => order >= 0);
    case 'less':
      return ordered(left, comparison, right, (order) => order < 0);
    case 'lessOrEqual':
      return ordered(left, comparison, right, (order) => order <= 0);
    case 'contains':
      return contains(left, right);
    case 'notContains':
      return !contains(left, right);
    case 'empty':
      return isEmpty(left);
    case 'notEmpty':
      return !isEmpty(left);
    case 'matches':
      return compileUserPattern(textOf(right))(textOf(left));
    case 'in':
      return listOf(right).some((each) => sameValue(left, each));
  }
}

function ordered(
  left: unknown,
  comparison: Comparison,
  right: unknown,
  holds: (order: number) => boolean,
): boolean {
  if (left === undefined || left === null || right === undefined || right === null) return false;
  const leftNumber = toNumeric(left);
  const rightNumber = toNumeric(right);
  if (leftNumber !== undefined && rightNumber !== undefined) return holds(orderOf(leftNumber, rightNumber));
  if (typeof left === 'string' && typeof right === 'string') return holds(orderOf(left, right));
  const details = { left: valueKind(left), right: valueKind(right), comparison };
  throw engineFailure('notComparable', `${details.left} and ${details.right} have no order`, details);
}

function orderOf(left: number | bigint | string, right: number | bigint | string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function contains(left: unknown, right: unknown): boolean {
  if (left === undefined || left === null) return false;
  if (Array.isArray(left)) return left.some((each) => sameValue(each, right));
  if (isRecord(left)) return Object.hasOwn(left, textOf(right));
  return textOf(left).includes(textOf(right));
}

/** A list, or text with its members separated by commas (ASCII or Chinese). */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return value.split(/[,，]/).map((each) => each.trim());
  if (typeof value !== 'object') return [value];
  const found = valueKind(value);
  throw engineFailure('notAList', `the right side of "in" is ${found}`, { found });
}
