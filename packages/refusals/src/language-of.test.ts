import { expect, test } from 'vitest';
import { languageOf } from './language-of.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['zh', 'zh'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['zh-Hans-CN', 'zh'],
  ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
  ['de-DE,de;q=0.9,zh;q=0.5', 'zh'],
  ['fr', 'en'],
  ['zh;q=0', 'en'],
  [';;;q=what,,', 'en'],
])('%s asks for %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
