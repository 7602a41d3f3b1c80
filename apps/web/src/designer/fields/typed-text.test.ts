import { expect, test } from 'vitest';
import { templateFromText, textFromTemplate } from './typed-text.ts';

test('a typed number is stored as a number, and as text when it would lose digits', () => {
  expect(templateFromText('42', 'integer')).toBe(42);
  expect(templateFromText('9007199254740993', 'integer')).toBe('9007199254740993');
  expect(templateFromText('1.10', 'number')).toBe('1.10');
  expect(templateFromText('42', 'text')).toBe('42');
});

test('an expression stays text whatever the type', () => {
  expect(templateFromText('{{ params.n }}', 'integer')).toBe('{{ params.n }}');
});

test('nothing typed means not given', () => {
  expect(templateFromText('', 'text')).toBeUndefined();
  expect(textFromTemplate(undefined)).toBe('');
});
