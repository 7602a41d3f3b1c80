import { expect, test } from 'vitest';
import { initials, seatColour } from './seat-colour.ts';

test('a person has one colour, and a handful of people have several', () => {
  expect(seatColour('anna')).toBe(seatColour('anna'));
  const colours = new Set(['anna', 'bo', 'chen', 'dora', 'emil', 'fang'].map(seatColour));
  expect(colours.size).toBeGreaterThan(2);
});

test('names in letters and in Chinese signs are made short', () => {
  expect(initials('Demo Owner')).toBe('DO');
  expect(initials('anna')).toBe('A');
  expect(initials('王小明')).toBe('明');
});
