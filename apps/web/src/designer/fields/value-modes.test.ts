import { expect, test } from 'vitest';
import { modeFor, modesOf, valueForMode } from './value-modes.ts';

test('a list is taken from somewhere or built, also when nothing is known of its items', () => {
  expect(modesOf({ type: 'array' })).toEqual(['text', 'form', 'json']);
  expect(modeFor({ type: 'array' }, '{{ steps.a.lines }}')).toBe('text');
  expect(modeFor({ type: 'array' }, [1])).toBe('form');
});

test('JSON typed as a text is read when one goes on to build it, and only then', () => {
  expect(valueForMode('[{"a": {{ vars.x }}}]', 'form', 'array')).toEqual([{ a: '{{ vars.x }}' }]);
  expect(valueForMode('{"a": 1}', 'json', 'any')).toEqual({ a: 1 });
  expect(valueForMode('[1]', 'text', 'array')).toBe('[1]');
});

test('what cannot be built on stays as it was', () => {
  for (const value of ['{{ steps.a.lines }}', '[1, 2', '{"a": 1}', '12']) {
    expect(valueForMode(value, 'form', 'array')).toBe(value);
  }
  expect(valueForMode([1], 'json', 'array')).toEqual([1]);
  expect(valueForMode(undefined, 'json', 'array')).toBeUndefined();
});
