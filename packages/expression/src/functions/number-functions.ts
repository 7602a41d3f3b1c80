import type { Decimal } from 'decimal.js';
import { integerArgument, listArgument, optionalInteger, wrongArgument } from './arguments.ts';
import { divideDecimal, exactResult, readDecimal, roundDecimal } from './exact-decimal.ts';
import { defineFunction, type FunctionSpec } from './function-spec.ts';

const mostPlaces = 100;

function placesArgument(value: unknown, ifAbsent: number): number {
  const places = optionalInteger(value, 'places') ?? ifAbsent;
  if (Math.abs(places) <= mostPlaces) return places;
  throw wrongArgument('places', { en: `at most ${mostPlaces}`, zh: `不超过 ${mostPlaces} 的整数` }, value);
}

/** Combines all operands from left to right; a missing operand gives nothing, as JSONata's own operators do. */
function fold(given: readonly unknown[], combine: (left: Decimal, right: Decimal) => Decimal): unknown {
  if (given.some((value) => value === undefined || value === null)) return undefined;
  const [first, ...rest] = given.map((value, at) => readDecimal(value, `${at + 1}`));
  return first === undefined ? undefined : exactResult(rest.reduce(combine, first));
}

export const numberFunctions: FunctionSpec[] = [
  defineFunction({
    name: 'roundHalfUp',
    category: 'number',
    parameters: [
      { name: 'value', type: 'number' },
      { name: 'places', type: 'integer', optional: true },
    ],
    returns: 'number',
    description: {
      en: 'Rounds in decimal, halves away from zero, as bookkeeping does (JSONata’s $round rounds halves to even).',
      zh: '十进制四舍五入（$round 为四舍六入五成双）。',
    },
    examples: [
      { expression: 'roundHalfUp(1.005, 2)', result: 1.01 },
      { expression: 'roundHalfUp(2.5)', result: 3 },
      { expression: 'roundHalfUp(1250, -2)', result: 1300 },
    ],
    run: ([value, places]) =>
      exactResult(roundDecimal(readDecimal(value, 'value'), placesArgument(places, 0))),
  }),
  defineFunction({
    name: 'addExact',
    category: 'number',
    parameters: [
      { name: 'first', type: 'number' },
      { name: 'others', type: 'number', repeated: true },
    ],
    returns: 'number',
    description: {
      en: 'Adds in decimal without binary rounding. Gives text when a number cannot hold all digits.',
      zh: '十进制精确加法；数字无法保留全部位数时返回文本。',
    },
    examples: [
      { expression: 'addExact(0.1, 0.2)', result: 0.3 },
      { expression: "addExact('1234567890123456.78', '0.01')", result: '1234567890123456.79' },
    ],
    run: (given) => fold(given, (left, right) => left.add(right)),
  }),
  defineFunction({
    name: 'subtractExact',
    category: 'number',
    parameters: [
      { name: 'first', type: 'number' },
      { name: 'others', type: 'number', repeated: true },
    ],
    returns: 'number',
    description: { en: 'Subtracts in decimal without binary rounding.', zh: '十进制精确减法。' },
    examples: [{ expression: 'subtractExact(0.3, 0.1)', result: 0.2 }],
    run: (given) => fold(given, (left, right) => left.sub(right)),
  }),
  defineFunction({
    name: 'multiplyExact',
    category: 'number',
    parameters: [
      { name: 'first', type: 'number' },
      { name: 'others', type: 'number', repeated: true },
    ],
    returns: 'number',
    description: { en: 'Multiplies in decimal without binary rounding.', zh: '十进制精确乘法。' },
    examples: [
      { expression: 'multiplyExact(1.1, 1.1)', result: 1.21 },
      { expression: 'multiplyExact(19.99, 100)', result: 1999 },
    ],
    run: (given) => fold(given, (left, right) => left.mul(right)),
  }),
  defineFunction({
    name: 'divideExact',
    category: 'number',
    parameters: [
      { name: 'dividend', type: 'number' },
      { name: 'divisor', type: 'number' },
      { name: 'places', type: 'integer', optional: true },
    ],
    returns: 'number',
    description: {
      en: 'Divides in decimal, rounding half up at the given places (10 when not given).',
      zh: '十进制精确除法，按位数四舍五入（默认 10 位）。',
    },
    examples: [
      { expression: 'divideExact(10, 3, 2)', result: 3.33 },
      { expression: 'divideExact(1999, 100)', result: 19.99 },
    ],
    run([dividend, divisor, places]) {
      if (divisor === undefined || divisor === null) return undefined;
      const digits = placesArgument(places, 10);
      if (digits < 0) throw wrongArgument('places', { en: 'zero or more', zh: '不小于零的整数' }, places);
      return exactResult(
        divideDecimal(readDecimal(dividend, 'dividend'), readDecimal(divisor, 'divisor'), digits),
      );
    },
  }),
  defineFunction({
    name: 'sumExact',
    category: 'number',
    parameters: [{ name: 'list', type: 'list of numbers' }],
    returns: 'number',
    description: {
      en: 'Adds all numbers of a list in decimal; empty items are skipped.',
      zh: '对数组做十进制精确求和，跳过空值。',
    },
    examples: [
      { expression: 'sumExact([0.1, 0.2, 0.3])', result: 0.6 },
      { expression: 'sumExact([])', result: 0 },
    ],
    run([list]) {
      const present = listArgument(list).filter((value) => value !== undefined && value !== null);
      return fold([0, ...present], (left, right) => left.add(right));
    },
  }),
  defineFunction({
    name: 'toFixed',
    category: 'number',
    parameters: [
      { name: 'value', type: 'number' },
      { name: 'places', type: 'integer' },
    ],
    returns: 'text',
    description: {
      en: 'Text with exactly this many digits after the point, rounded half up.',
      zh: '保留固定小数位的文本（四舍五入）。',
    },
    examples: [{ expression: 'toFixed(12.5, 2)', result: '12.50' }],
    run([value, places]) {
      const digits = integerArgument(places, 'places');
      if (digits < 0 || digits > mostPlaces) {
        throw wrongArgument(
          'places',
          { en: `from 0 to ${mostPlaces}`, zh: `0 到 ${mostPlaces} 的整数` },
          places,
        );
      }
      return roundDecimal(readDecimal(value, 'value'), digits).toFixed(digits);
    },
  }),
];
