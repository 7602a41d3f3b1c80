import { expect, test } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { inOtherWords, otherWords } from './describing-texts.ts';
import { diffDocuments } from './diff-documents.ts';

const drawn = (language: 'en' | 'zh', more: { title?: string; message?: string } = {}) => {
  const t = (en: string, zh: string) => (language === 'en' ? en : zh);
  return aFlow()
    .manual(undefined, { title: t('By hand', '手动') })
    .parameter('site', 'text', { label: t('Site', '站点'), help: t('Where', '何处') })
    .buildJson('made', more.message ?? t('sent', '已发送'), { title: more.title ?? t('Make it', '生成') })
    .buildJson('same', 1, { title: 'SAP' })
    .build();
};
const words = otherWords(drawn('en'), drawn('zh'));

test('titles, labels and help are told in the other language; what a run sends is not', () => {
  const [flow] = inOtherWords([drawn('en')], words);
  expect(flow).toEqual(drawn('zh', { message: 'sent' }));
});

test('a title of somebody’s own stays beside translated ones, and is still the only difference', () => {
  const sides = [drawn('en', { title: 'Do it' }), drawn('en')];
  const [mine, theirs] = inOtherWords(sides, words);
  if (!mine || !theirs) throw new Error('two went in');
  expect(mine.parameters[0]?.label).toBe('站点');
  expect(JSON.stringify(mine)).toContain('Do it');
  expect(JSON.stringify(theirs)).toContain('生成');
  expect(diffDocuments(mine, theirs).steps).toHaveLength(1);
});

test('a difference that only one language has is shown in that one', () => {
  const next = drawn('en', { title: 'Make it now' });
  const both = [...words, ...otherWords(next, drawn('zh'))];
  const [before, after] = inOtherWords([drawn('en'), next], both);
  expect(JSON.stringify(before)).toContain('Make it');
  expect(JSON.stringify(after)).toContain('Make it now');
  expect(before?.parameters[0]?.label).toBe('站点');
});

test('without the other drawing everything stays as it is', () => {
  expect(inOtherWords([drawn('en')], [])).toEqual([drawn('en')]);
});
