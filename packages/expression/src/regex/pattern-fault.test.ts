import { expect, test } from 'vitest';
import { patternFault } from './pattern-fault.ts';

test('a pattern that explodes is told from one that cannot be read, in both languages', () => {
  const unsafe = patternFault('^(\\w+\\s?)*$');
  expect(unsafe?.kind).toBe('unsafe');
  expect(unsafe?.message.en).toContain('endlessly long');
  expect(unsafe?.message.zh).toContain('无限耗时');
  expect(patternFault('(')).toMatchObject({ kind: 'invalid' });
  expect(patternFault('^1[3-9]\\d{9}$')).toBeUndefined();
});
