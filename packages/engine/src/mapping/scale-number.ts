import { readDecimal, roundDecimal, writeDecimal } from '../value/decimal.ts';

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
  return writeDecimal(decimals === undefined ? product : roundDecimal(product, decimals));
}
