/**
 * Arithmetic in decimal digits, never through binary fractions. A decimal is `digits` × 10^-`scale`; a number stands for
 * the digits it is written with (0.1 is exactly one tenth).
 */
import { narrow } from './numeric.ts';

export type Decimal = { digits: bigint; scale: number };

const decimalText = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const FURTHEST_EXPONENT = 400;

export const ZERO: Decimal = { digits: 0n, scale: 0 };

/** The decimal a number, bigint or numeric text is; `undefined` for everything else. */
export function readDecimal(value: unknown): Decimal | undefined {
  if (typeof value === 'bigint') return { digits: value, scale: 0 };
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { digits: BigInt(value), scale: 0 };
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const match = decimalText.exec(String(value).trim());
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const scale = fraction.length - Number(exponent);
  if (Math.abs(scale) > FURTHEST_EXPONENT) return undefined;
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  if (left.scale === right.scale) return { digits: left.digits + right.digits, scale: left.scale };
  const scale = Math.max(left.scale, right.scale);
  return { digits: digitsAt(left, scale) + digitsAt(right, scale), scale };
}

/** Rounded half up, away from zero. */
export function roundDecimal({ digits, scale }: Decimal, decimals: number): Decimal {
  if (scale <= decimals) return { digits, scale };
  return { digits: divideRounded(digits, 10n ** BigInt(scale - decimals)), scale: decimals };
}

/** A quotient by a whole number above zero, rounded half up once at `decimals` digits after the point. */
export function divideDecimal(dividend: Decimal, divisor: bigint, decimals: number): Decimal {
  const scale = Math.max(dividend.scale, decimals);
  return { digits: divideRounded(digitsAt(dividend, scale), divisor), scale };
}

/**
 * The narrowest form that keeps every digit: a number where a number is written with exactly these digits, a bigint for
 * integers beyond 2^53, else text.
 */
export function writeDecimal({ digits, scale }: Decimal): number | bigint | string {
  const size = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = size.slice(0, size.length - scale);
  const fraction = size.slice(size.length - scale).replace(/0+$/, '');
  const sign = digits < 0n ? '-' : '';
  if (fraction === '') return narrow(BigInt(`${sign}${whole}`));
  const text = `${sign}${whole}.${fraction}`;
  const number = Number(text);
  return sameDigits(number, text) ? number : text;
}

function digitsAt({ digits, scale }: Decimal, wanted: number): bigint {
  return wanted === scale ? digits : digits * powerOfTen(wanted - scale);
}

const powers: bigint[] = Array.from({ length: 20 }, (_, exponent) => 10n ** BigInt(exponent));

/** Sums of long lists of amounts ask for the same few over and over. */
function powerOfTen(exponent: number): bigint {
  return powers[exponent] ?? 10n ** BigInt(exponent);
}

function divideRounded(digits: bigint, by: bigint): bigint {
  const size = digits < 0n ? -digits : digits;
  const rounded = size / by + (2n * (size % by) >= by ? 1n : 0n);
  return digits < 0n ? -rounded : rounded;
}

/** Whether a number is written with exactly these digits. */
function sameDigits(number: number, text: string): boolean {
  if (String(number) === text) return true;
  const again = readDecimal(number);
  const wanted = readDecimal(text);
  if (again === undefined || wanted === undefined) return false;
  const scale = Math.max(again.scale, wanted.scale);
  return digitsAt(again, scale) === digitsAt(wanted, scale);
}
