import { expect, test } from 'vitest';
import { jsonPlaceAt, writtenAt } from './json-place.ts';

const at = (marked: string) => jsonPlaceAt(marked.replace('|', ''), marked.indexOf('|'));

test('a place in JSON code is a value, a text, or an expression in either', () => {
  expect(at('{ "a": | }')).toBe('value');
  expect(at('{ "a": "x |" }')).toBe('text');
  expect(at('{ "a": "x \\" | y" }')).toBe('text');
  expect(at('{ "a": {{ steps.| }} }')).toBe('expression');
  expect(at('{ "a": "No {{ steps.| }}" }')).toBe('expression');
  expect(at('{ "a": "No {{ steps.a }} |" }')).toBe('text');
  expect(at('{ "a": {{ vars.a }}, "b": | }')).toBe('value');
  expect(at('{ "a": { "b": 1 }, "c": | }')).toBe('value');
});

test('what is picked is written for its place', () => {
  const picked = '{{ steps.a.`x "y"` }}';
  expect(writtenAt('value', picked)).toBe('"{{ steps.a.`x \\"y\\"` }}"');
  expect(writtenAt('text', picked)).toBe('{{ steps.a.`x \\"y\\"` }}');
  expect(writtenAt('expression', picked)).toBe('steps.a.`x "y"`');
});
