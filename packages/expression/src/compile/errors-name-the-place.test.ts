import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../expression-error.ts';
import { aScope, exampleEnvironment } from '../testing/example-world.ts';
import { compileTemplate } from './compile-template.ts';

async function errorOf(template: string, scope = aScope()): Promise<ExpressionError> {
  try {
    await compileTemplate(template).evaluate(scope, exampleEnvironment);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`${template} did not fail`);
}

const marked = ({ details }: ExpressionError) => details.source.slice(details.start, details.end);

describe('a failed expression', () => {
  it('marks the operator or function, in the whole template', async () => {
    const error = await errorOf('No. {{ vars.a + 1 }}', aScope({ vars: { a: 'x' } }));
    expect(error.code).toBe('wrongType');
    expect(marked(error)).toBe('+');
    expect(error.userMessage('en')).toContain('the left side of “+” must be a number, but it is text “x”');
    expect(error.userMessage('zh')).toContain('“+”左侧必须是数字');
    expect(error.hint('zh')).toContain('toNumber()');
  });

  it('marks the function whose argument is wrong', async () => {
    const error = await errorOf('x {{ toInt(vars.a) }}', aScope({ vars: { a: 'abc' } }));
    expect([error.code, marked(error), error.details.token]).toEqual(['invalidValue', 'toInt', 'toInt']);
    expect(marked(await errorOf("{{ 1 + addTime(now(), 1, 'fortnight') }}"))).toBe('addTime');
    expect(marked(await errorOf('{{ 1 & $uppercase(5) }}'))).toBe('$uppercase');
  });

  it('is the same error when JSONata evaluates it', async () => {
    const error = await errorOf('x {{ ($a := 1; toInt("abc")) }}');
    expect([error.code, marked(error)]).toEqual(['invalidValue', 'toInt']);
    const operator = await errorOf('x {{ ($a := "q"; 2 * $a) }}');
    expect([operator.code, marked(operator)]).toEqual(['wrongType', '*']);
  });

  it('tells a syntax error when evaluated, never when compiled', async () => {
    const error = await errorOf('{{ vars.a + }}');
    expect(error.code).toBe('syntaxError');
    expect(error.userMessage('zh')).toContain('表达式不完整');
    expect((await errorOf('a {{ b')).code).toBe('unclosedExpression');
    expect((await errorOf('{{ }}')).code).toBe('syntaxError');
  });

  it('names an unknown function', async () => {
    const error = await errorOf('{{ toInteger(1) }}');
    expect([error.code, marked(error)]).toEqual(['unknownFunction', 'toInteger']);
  });

  it('passes on what $error says', async () => {
    const error = await errorOf('{{ $error("no draft " & 16) }}');
    expect([error.code, error.details.reason.zh]).toEqual(['raisedByExpression', 'no draft 16']);
  });

  it('refuses a function as result', async () => {
    expect((await errorOf('{{ $toInt }}')).code).toBe('resultIsFunction');
  });

  it('tells that a look-up table cannot be read', async () => {
    const template = compileTemplate("{{ lookup('单位', 'kg') }}");
    expect(() => template.evaluate(aScope(), { now: () => 0, timeZone: 'UTC' })).toThrow(/lookupUnavailable/);
  });
});
