import { type Bilingual, describeValue } from '../bilingual.ts';
import { Fault } from '../fault.ts';
import { isDeepEqual } from './equality.ts';
import { jsonataText } from './jsonata-text.ts';
import { isNumeric } from './truth.ts';

/**
 * JSONata's operators on two values, with JSONata's meaning for everything JSON can hold, and an exact meaning for big
 * integers (which JSONata does not know). Both the compiled form and the JSONata form of an expression use these.
 */
export type ValueOperator = '+' | '-' | '*' | '/' | '%' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '&' | 'in';

export const valueOperators: Record<ValueOperator, (left: unknown, right: unknown) => unknown> = {
  '+': (left, right) => calculate('+', left, right),
  '-': (left, right) => calculate('-', left, right),
  '*': (left, right) => calculate('*', left, right),
  '/': (left, right) => calculate('/', left, right),
  '%': (left, right) => calculate('%', left, right),
  '=': (left, right) => left !== undefined && right !== undefined && isDeepEqual(left, right),
  '!=': (left, right) => left !== undefined && right !== undefined && !isDeepEqual(left, right),
  '<': (left, right) => compare('<', left, right),
  '<=': (left, right) => compare('<=', left, right),
  '>': (left, right) => compare('>', left, right),
  '>=': (left, right) => compare('>=', left, right),
  '&': (left, right) =>
    (left === undefined ? '' : jsonataText(left)) + (right === undefined ? '' : jsonataText(right)),
  in: (left, right) => {
    if (left === undefined || right === undefined) return false;
    return Array.isArray(right) ? right.includes(left) && !Number.isNaN(left) : left === right;
  },
};

export function isValueOperator(operator: unknown): operator is ValueOperator {
  return typeof operator === 'string' && Object.hasOwn(valueOperators, operator);
}

type Arithmetic = '+' | '-' | '*' | '/' | '%';

function calculate(operator: Arithmetic, left: unknown, right: unknown): number | bigint | undefined {
  if (typeof left === 'bigint' || typeof right === 'bigint') return calculateBig(operator, left, right);
  if (left !== undefined && !isNumeric(left)) throw notANumber(operator, 'left', left);
  if (right !== undefined && !isNumeric(right)) throw notANumber(operator, 'right', right);
  if (left === undefined || right === undefined) return undefined;
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
  }
}

function calculateBig(operator: Arithmetic, left: unknown, right: unknown): number | bigint | undefined {
  if (left === undefined || right === undefined) return undefined;
  const a = wholeOperand(operator, 'left', left);
  const b = wholeOperand(operator, 'right', right);
  switch (operator) {
    case '+':
      return narrow(a + b);
    case '-':
      return narrow(a - b);
    case '*':
      return narrow(a * b);
    case '/':
      if (b === 0n) throw new Fault('divisionByZero', { en: 'the divisor is zero', zh: '除数为零' });
      if (a % b !== 0n) throw inexact(operator);
      return narrow(a / b);
    case '%':
      if (b === 0n) throw new Fault('divisionByZero', { en: 'the divisor is zero', zh: '除数为零' });
      return narrow(a % b);
  }
}

function wholeOperand(operator: string, side: Side, value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (!isNumeric(value)) throw notANumber(operator, side, value);
  if (!Number.isInteger(value)) throw inexact(operator);
  return BigInt(value);
}

function narrow(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value;
}

type Comparison = '<' | '<=' | '>' | '>=';

function compare(operator: Comparison, left: unknown, right: unknown): boolean | undefined {
  if (!isComparable(left)) throw notComparable(operator, left);
  if (!isComparable(right)) throw notComparable(operator, right);
  if (left === undefined || right === undefined) return undefined;
  if ((typeof left === 'string') !== (typeof right === 'string')) {
    const [a, b] = [describeValue(left), describeValue(right)];
    throw withToken(operator, {
      en: `“${operator}” cannot compare ${a.en} with ${b.en}`,
      zh: `“${operator}”无法比较${a.zh}与${b.zh}`,
    });
  }
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function isComparable(value: unknown): value is undefined | string | number | bigint {
  const type = typeof value;
  return type === 'undefined' || type === 'string' || type === 'number' || type === 'bigint';
}

/** The value with its sign turned. */
export function negate(value: unknown): unknown {
  if (value === undefined) return undefined;
  if (typeof value === 'bigint') return narrow(-value);
  if (!isNumeric(value)) throw notANumber('-', 'right', value);
  return -value;
}

type Side = 'left' | 'right';

function notANumber(operator: string, side: Side, value: unknown): Fault {
  const got = describeValue(value);
  return withToken(operator, {
    en: `the ${side} side of “${operator}” must be a number, but it is ${got.en}`,
    zh: `“${operator}”${side === 'left' ? '左' : '右'}侧必须是数字，实际为${got.zh}`,
  });
}

function notComparable(operator: string, value: unknown): Fault {
  const got = describeValue(value);
  return withToken(operator, {
    en: `“${operator}” compares numbers or texts, not ${got.en}`,
    zh: `“${operator}”只能比较数字或文本，不能比较${got.zh}`,
  });
}

function inexact(operator: string): Fault {
  const fault = new Fault('inexactResult', {
    en: `“${operator}” with an integer beyond 2^53 would lose digits`,
    zh: `“$operator”对超过 2^53 的整数会丢失精度`,
  });
  fault.token = operator;
  return fault;
}

function withToken(token: string, reason: Bilingual): Fault {
  const fault = new Fault('wrongType', reason);
  fault.token = token;
  return fault;
}
