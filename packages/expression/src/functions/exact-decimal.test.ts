import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../compile/compile-template.ts';
import { aScope } from '../testing/example-world.ts';

const cents = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const written = (value: bigint) => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const run = (source: string, vars: Record<string, unknown>) =>
  compileExpression(source).evaluate(aScope({ vars }));

/** The value in hundredths, read from whatever form the result has. */
function toCents(value: unknown): bigint {
  const [whole = '0', fraction = ''] = String(value).split('.');
  const digits = BigInt(whole.replace('-', '') + fraction.padEnd(2, '0'));
  return String(value).startsWith('-') ? -digits : digits;
}

describe('exact arithmetic', () => {
  it('adds and subtracts amounts of any size to the cent', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const vars = { a: written(a), b: written(b) };
        expect(toCents(run('addExact(vars.a, vars.b)', vars))).toBe(a + b);
        expect(toCents(run('subtractExact(vars.a, vars.b)', vars))).toBe(a - b);
      }),
    );
  });

  it('multiplies without losing a digit', () => {
    fc.assert(
      fc.property(cents, fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), (a, factor) => {
        expect(toCents(run('multiplyExact(vars.a, vars.f)', { a: written(a), f: factor.toString() }))).toBe(
          a * factor,
        );
      }),
    );
  });

  it('rounds a quotient half up, once', () => {
    expect(run('divideExact(1, 8, 2)', {})).toBe(0.13);
    expect(run('divideExact(-1, 8, 2)', {})).toBe(-0.13);
    expect(run('divideExact(2, 3, 4)', {})).toBe(0.6667);
    expect(run('divideExact("0.05", "0.1", 0)', {})).toBe(1);
    expect(() => run('divideExact(1, 0)', {})).toThrow(/the divisor is zero/);
  });

  it('gives nothing when an operand is missing, and refuses what is no number', () => {
    expect(run('addExact(vars.none, 1)', {})).toBeUndefined();
    expect(() => run('addExact("1,5", 1)', {})).toThrow(/not a number/);
    expect(() => run('addExact("1e999999", 1)', {})).toThrow(/not a number/);
  });
});
