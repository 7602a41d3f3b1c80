import { expect, test } from 'vitest';
import { errors as en } from './en.ts';
import { forPrograms } from './for-programs.ts';
import { refusalText } from './refusal-text.ts';
import { errors as zh } from './zh.ts';

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

test('both languages say something of the same codes, with the same placeholders', () => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  expect(Object.keys(forPrograms.zh)).toEqual(Object.keys(forPrograms.en));
  for (const [code, text] of Object.entries(zh)) {
    expect(text, code).toMatch(/\p{Script=Han}/u);
    expect(placeholders(text), code).toEqual(placeholders(en[code as keyof typeof en])); // the keys are the same: above
  }
});

test('details are put in where the text has room for them', () => {
  const given = { details: { retryAfterSeconds: 12 } };
  expect(refusalText('runsPerMinuteUsedUp', { language: 'en', ...given })).toContain('in 12 s.');
  expect(refusalText('runsPerMinuteUsedUp', { language: 'zh', ...given })).toContain('12');
});

test('a program is not told to sign in again', () => {
  expect(refusalText('unauthenticated', { language: 'en' })).toBe('A valid API key is required.');
  expect(refusalText('unauthenticated', { language: 'zh' })).toContain('API 密钥');
});
