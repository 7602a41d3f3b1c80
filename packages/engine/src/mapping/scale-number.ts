import { narrow } from '../value/numeric.ts';

type Decimal = { digits: bigint; scale: number };

const decimalText = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const FURTHEST_EXPONENT = 400;

/**
 * value × multiply, rounded half up (away from zero) to `decimals`, in decimal digits throughout: 1999 × 0.01 is 19.99.
 * `undefined` when either is no number. The result is a number where a number is written with exactly these digits, a
 * bigint for integers beyond 2^53, else text.
 */
export function scaleNumber(
  value: unknown,
  multiply: string | undefined,
  decimals: number | undefined,
): number | bigint | string | undefined {
  const given = readDecimal(value);
  const factor = multiply === undefined ? { digits: 1n, scale: 0 } : readDecimal(multiply);
  if (!given || !factor) return undefined;
  const product = { digits: given.digits * factor.digits, scale: given.scale + factor.scale };
  return writeDecimal(decimals === undefined ? product : round(product, decimals));
}

function readDecimal(value: unknown): Decimal | undefined {
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string') return undefined;
  const match = decimalText.exec(String(value).trim());
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const scale = fraction.length - Number(exponent);
  if (Math.abs(scale) > FURTHEST_EXPONENT) return undefined;
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

function round({ digits, scale }: Decimal, decimals: number): Decimal {
  if (scale <= decimals) return { digits, scale };
  const unit = 10n ** BigInt(scale - decimals);
  const size = digits < 0n ? -digits : digits;
  const rounded = size / unit + (2n * (size % unit) >= unit ? 1n : 0n);
  return { digits: digits < 0n ? -rounded : rounded, scale: decimals };
}

function writeDecimal({ digits, scale }: Decimal): number | bigint | string {
  const size = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = size.slice(0, size.length - scale);
  const fraction = size.slice(size.length - scale).replace(/0+$/, '');
  const sign = digits < 0n ? '-' : '';
  if (fraction === '') return narrow(BigInt(`${sign}${whole}`));
  const text = `${sign}${whole}.${fraction}`;
  const number = Number(text);
  return sameDigits(number, text) ? number : text;
}

/** Whether a number is written with exactly these digits. */
function sameDigits(number: number, text: string): boolean {
  if (String(number) === text) return true;
  const again = readDecimal(number);
  const wanted = readDecimal(text);
  return (
    again !== undefined &&
    wanted !== undefined &&
    again.digits * 10n ** BigInt(Math.max(0, wanted.scale - again.scale)) ===
      wanted.digits * 10n ** BigInt(Math.max(0, again.scale - wanted.scale))
  );
}
