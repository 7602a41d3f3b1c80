import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../expression-error.ts';
import { aScope } from '../testing/example-world.ts';
import { compileExpression } from './compile-template.ts';

async function codeOf(source: string): Promise<string> {
  try {
    await compileExpression(source).evaluate(aScope({ vars: { text: 'a'.repeat(100_000) } }));
    return 'no error';
  } catch (error) {
    return error instanceof ExpressionError ? error.code : String(error);
  }
}

describe('an expression that costs too much is stopped', () => {
  it('when a function calls itself without end', async () => {
    expect(await codeOf('($f := function($n) { 1 + $f($n + 1) }; $f(0))')).toBe('expressionTooExpensive');
  });

  it('when it loops without end', async () => {
    expect(await codeOf('($f := function($n) { $f($n + 1) }; $f(0))')).toBe('expressionTooExpensive');
  });

  it('when a list grows too long', async () => {
    expect(await codeOf('[1..5000000]')).toBe('expressionTooExpensive');
  });

  it('when a text grows too long', async () => {
    expect(await codeOf('$pad("x", 1000000000)')).toBe('expressionTooExpensive');
    expect(
      await codeOf('($f := function($n, $s) { $n = 0 ? $s : $f($n - 1, $s & $s) }; $f(60, "xxxx"))'),
    ).toBe('expressionTooExpensive');
  });

  it('when a regular expression could run forever', async () => {
    expect(await codeOf('$match(vars.text, /(a+)+b/)')).toBe('unsafeRegularExpression');
    expect(await codeOf('$match(vars.text, /a.*b.*c.*d/)')).toBe('unsafeRegularExpression');
    expect(await codeOf('$count($match("PO-16", /\\d+/))')).toBe('no error');
  });
});
