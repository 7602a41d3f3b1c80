import { Decimal } from 'decimal.js';
import { describeValue } from '../bilingual.ts';
import { Fault } from '../fault.ts';

/**
 * Decimal arithmetic that never passes through binary fractions. Operands are numbers, big integers or texts such as
 * '12.30'; a number stands for the digits it is written with (0.1 is exactly one tenth).
 */
const ExactDecimal = Decimal.clone({ precision: 2_000, rounding: Decimal.ROUND_HALF_UP });

/** Beyond this many digits before or after the point a text is refused; no amount, quantity or id needs more. */
const furthestExponent = 400;

/** Reads an operand; throws a `Fault` when it is no number. */
export function readDecimal(value: unknown, parameter: string): Decimal {
  if (typeof value === 'bigint') return new ExactDecimal(value.toString());
  if (typeof value === 'number' && Number.isFinite(value)) return new ExactDecimal(value);
  if (typeof value === 'string' && /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/.test(value)) {
    const decimal = new ExactDecimal(value.trim());
    if (Math.abs(decimal.e) <= furthestExponent && decimal.decimalPlaces() <= furthestExponent)
      return decimal;
  }
  const got = describeValue(value);
  throw new Fault('invalidValue', {
    en: `“${parameter}” is ${got.en}, which is not a number`,
    zh: `参数“${parameter}”为${got.zh}，不是数字`,
  });
}

/**
 * A result in the narrowest form that keeps every digit: a number when a number is written with exactly these digits,
 * a bigint for whole numbers beyond 2^53, and otherwise text.
 */
export function exactResult(decimal: Decimal): number | bigint | string {
  const digits = decimal.toFixed();
  const number = Number(digits);
  if (decimal.isInteger()) return Number.isSafeInteger(number) ? number + 0 : BigInt(digits);
  return new ExactDecimal(number).eq(decimal) ? number : digits;
}

export function roundDecimal(decimal: Decimal, places: number): Decimal {
  if (places >= 0) return decimal.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
  const unit = new ExactDecimal(10).pow(-places);
  return decimal.div(unit).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).mul(unit);
}

/** A quotient rounded half up once, at `places` digits after the point. Throws a `Fault` for a divisor of zero. */
export function divideDecimal(dividend: Decimal, divisor: Decimal, places: number): Decimal {
  if (divisor.isZero()) {
    throw new Fault('divisionByZero', { en: 'the divisor is zero', zh: '除数为零' });
  }
  const scale = Math.max(dividend.decimalPlaces(), divisor.decimalPlaces());
  const numerator = wholeUnits(dividend, scale) * 10n ** BigInt(places);
  const denominator = wholeUnits(divisor, scale);
  const negative = numerator < 0n !== denominator < 0n;
  const size = absolute(numerator);
  const by = absolute(denominator);
  const rounded = size / by + (2n * (size % by) >= by ? 1n : 0n);
  return new ExactDecimal(`${negative ? '-' : ''}${rounded}e-${places}`);
}

function wholeUnits(decimal: Decimal, scale: number): bigint {
  return BigInt(decimal.toFixed(scale).replace('.', ''));
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
