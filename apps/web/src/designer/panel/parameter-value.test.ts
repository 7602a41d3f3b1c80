import { expect, test } from 'vitest';
import { parameterText, readParameter } from './parameter-value.ts';

test('JSON that does not parse is refused with its place', () => {
  expect(readParameter('{\n  "a": }', 'json')).toEqual({ ok: false, reason: 'json', line: 2, column: 8 });
});

test('JSON is stored as a value and shown as text again', () => {
  const result = readParameter('{"a":[1,2]}', 'json');
  expect(result).toEqual({ ok: true, value: { a: [1, 2] } });
  expect(parameterText({ a: 1 }, 'json')).toBe('{\n  "a": 1\n}');
});

test('numbers become numbers, and words in their place are refused', () => {
  expect(readParameter('-1', 'integer')).toEqual({ ok: true, value: -1 });
  expect(readParameter('1.5', 'integer')).toMatchObject({ ok: false, reason: 'integer' });
  expect(readParameter('many', 'number')).toMatchObject({ ok: false, reason: 'number' });
});

test('an integer too big for a number keeps all its digits', () => {
  expect(readParameter('9007199254740993', 'integer')).toEqual({ ok: true, value: '9007199254740993' });
});

test('an empty text takes the value away', () => {
  expect(readParameter('', 'json')).toEqual({ ok: true, value: undefined });
});
