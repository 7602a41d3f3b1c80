import { expect, test } from 'vitest';
import { turnedChord } from './turned-chord.ts';

test('in a flow that runs to the right the right arrow is the next step, and down leads into a lane', () => {
  expect(turnedChord('ArrowRight', 'right')).toBe('ArrowDown');
  expect(turnedChord('ArrowDown', 'right')).toBe('ArrowRight');
  expect(turnedChord('Alt+ArrowUp', 'right')).toBe('Alt+ArrowLeft');
});

test('other keys, and all keys of a flow that runs down, stay as they are', () => {
  expect(turnedChord('Mod+Shift+Z', 'right')).toBe('Mod+Shift+Z');
  expect(turnedChord('ArrowRight', 'down')).toBe('ArrowRight');
});
