import { narrow } from './numeric.ts';

/**
 * a + b in decimal, not in binary: 0.1 + 0.2 is 0.3, and integers beyond 2^53 stay exact. The sum of two doubles with
 * d decimals has at most d decimals, so rounding the binary sum to d gives the decimal one.
 */
export function addExactly(a: number | bigint, b: number | bigint): number | bigint {
  if (isInteger(a) && isInteger(b)) return narrow(BigInt(a) + BigInt(b));
  const sum = Number(a) + Number(b);
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  return decimals > 15 ? sum : Number(sum.toFixed(decimals));
}

function isInteger(value: number | bigint): boolean {
  return typeof value === 'bigint' || Number.isInteger(value);
}

function decimalsOf(value: number | bigint): number {
  const [digits = '', exponent = '0'] = String(value).toLowerCase().split('e');
  const written = digits.split('.')[1]?.length ?? 0;
  return Math.max(0, written - Number(exponent));
}
