import { expect, test } from 'vitest';
import { closesExpression, wantsClosing } from './closing-braces.ts';

const at = (marked: string): [string, number] => [marked.replace('|', ''), marked.indexOf('|')];

test('an expression just begun wants its closing braces, unless it has them or is literal', () => {
  expect(wantsClosing(...at('No {{|'))).toBe(true);
  expect(wantsClosing(...at('No {{| and {{ vars.a }}'))).toBe(true);
  expect(wantsClosing(...at('No {{| vars.a }}'))).toBe(false);
  expect(wantsClosing(...at('\\{{|'))).toBe(false);
  expect(wantsClosing(...at('{{ {"a": {|'))).toBe(false);
});

test('a brace typed closes the expression only when no object of it is open', () => {
  expect(closesExpression(...at('{{ vars.a }|'))).toBe(true);
  expect(closesExpression(...at('{{ {"a": 1}|'))).toBe(false);
  expect(closesExpression(...at('{{ {"a": 1} }|'))).toBe(true);
  expect(closesExpression(...at('{{ "}}" }|'))).toBe(true);
});
