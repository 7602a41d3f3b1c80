import { expect, test } from 'vitest';
import { childPath } from './child-path.ts';

test('a copied path can be pasted into an expression', () => {
  expect(childPath('steps.getDraft', 'body', false)).toBe('steps.getDraft.body');
  expect(childPath('steps.getDraft.body', '物料', false)).toBe('steps.getDraft.body.物料');
  expect(childPath('steps.get.headers', 'content-type', false)).toBe('steps.get.headers.`content-type`');
  expect(childPath('steps.get.body', '0', true)).toBe('steps.get.body[0]');
  expect(childPath('', 'value', false)).toBe('value');
});
