import { expect, test } from 'vitest';
import { inkOn } from './ink-on.ts';

test('dark colours carry white, light ones black', () => {
  expect(['#000', '#2f5be7', '#0369a1', '#b91c1c'].map(inkOn)).toEqual(Array(4).fill('#ffffff'));
  expect(['#fff', '#0ea5e9', '#f59e0b', '#22c55e'].map(inkOn)).toEqual(Array(4).fill('#10151f'));
});
