import { expect, test } from 'vitest';
import { durationText } from './duration-text.ts';

test.each([
  [0.4, '0 ms'],
  [999, '999 ms'],
  [1_240, '1.2 s'],
  [59_400, '59 s'],
  [59_700, '1 min'],
  [185_000, '3 min 5 s'],
  [3_599_900, '1 h'],
  [5_405_000, '1 h 30 min'],
  [187_200_000, '2 d 4 h'],
])('%d ms are %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
