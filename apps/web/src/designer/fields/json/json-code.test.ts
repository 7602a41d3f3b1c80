import { expect, test } from 'vitest';
import { readJsonCode, writeJsonCode } from './json-code.ts';

test('a bare expression may stand where a value stands', () => {
  expect(readJsonCode('{ "data": {{ vars.rows }}, "n": 1 }')).toEqual({
    ok: true,
    value: { data: '{{ vars.rows }}', n: 1 },
  });
});

test('braces inside texts are left alone', () => {
  const value = { a: 'x {{ steps.a.body }} y', b: '{"c": 1}' };
  expect(readJsonCode(writeJsonCode(value))).toEqual({ ok: true, value });
});

test('a mistake is told with its line, also after an expression', () => {
  const result = readJsonCode('{\n  "a": {{ vars.x }},\n  "b": oops\n}');
  expect(result).toMatchObject({ ok: false, line: 3 });
});
