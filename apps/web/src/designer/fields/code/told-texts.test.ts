import { expect, test } from 'vitest';
import { toldTexts } from './told-texts.ts';

test('a text that comes back late is an echo, however much was typed since', () => {
  const told = toldTexts();
  for (const text of ['a', 'ab', 'abc', 'abcd']) told.tell(text);
  expect(told.isEcho('ab')).toBe(true);
  expect(told.isEcho('abcd')).toBe(true);
});

test('a text from outside is none, even when it was typed long ago', () => {
  const told = toldTexts();
  for (const text of ['a', 'ab']) told.tell(text);
  expect(told.isEcho('ab')).toBe(true);
  expect(told.isEcho('a')).toBe(false);
  expect(told.isEcho('other')).toBe(false);
});
