import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { PackageFlow } from '../package/package-content.ts';
import { alikeDrawings, wordsOfBoth } from './nearest-language.ts';

const head = { key: 'main', names: { en: 'Main', zh: '主流程' } };
const drawn = (title: string) => aFlow().manual().buildJson('made', 1, { title }).build();
const both: PackageFlow = { ...head, documents: { en: drawn('Make'), zh: drawn('生成') } };
const once = (title: string): PackageFlow => ({ ...head, document: drawn(title) });

test('two flows drawn in both languages are compared in the reader’s', () => {
  expect(alikeDrawings(both, both, 'zh')).toEqual([drawn('生成'), drawn('生成')]);
  expect(alikeDrawings(both, both, 'en')).toEqual([drawn('Make'), drawn('Make')]);
});

test('with one that is drawn once, both are compared in the language of that one, whoever reads', () => {
  expect(alikeDrawings(once('生成'), both, 'en')).toEqual([drawn('生成'), drawn('生成')]);
  expect(alikeDrawings(both, once('Make'), 'zh')).toEqual([drawn('Make'), drawn('Make')]);
  expect(alikeDrawings(once('A'), once('B'), 'zh')).toEqual([drawn('A'), drawn('B')]);
});

test('only a flow drawn in both languages has other words', () => {
  expect(wordsOfBoth([both, once('A')], 'zh')).toMatchObject([{ text: '生成', other: 'Make' }]);
  expect(wordsOfBoth([once('A')], 'zh')).toEqual([]);
});
