import { aFlow, inOtherWords, mergeDocuments, otherWords, type ThreeDocuments } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { language } from '../store/expression-language.ts';
import { conflictsAsRead } from './conflicts-as-read.ts';

const drawn = (title: string, label: string) =>
  aFlow().manual().parameter('site', 'text', { label }).buildJson('made', 1, { title }).build();
/** The template's words in both languages; its next version calls the step otherwise. */
const words = [
  ...otherWords(drawn('生成', '站点'), drawn('Make it', 'Site')),
  ...otherWords(drawn('立即生成', '站点'), drawn('Make it now', 'Site')),
];

const three: ThreeDocuments = {
  base: drawn('生成', '站点'),
  theirs: drawn('立即生成', '站点'),
  mine: drawn('Unser Schritt', '站点'),
};
const [base = three.base, theirs = three.theirs, mine = three.mine] = inOtherWords(
  [three.base, three.theirs, three.mine],
  words,
);

test('what the template says is told in the reader’s language, what the consultant wrote as written', () => {
  const { conflicts } = mergeDocuments(three, language);
  expect(conflicts).toMatchObject([{ kind: 'field', mine: 'Unser Schritt', theirs: '立即生成' }]);
  const told = conflictsAsRead(conflicts, { told: three, asRead: { base, theirs, mine } });
  expect(told).toMatchObject([
    { id: conflicts[0]?.id, base: 'Make it', mine: 'Unser Schritt', theirs: 'Make it now' },
  ]);
});

test('a conflict there is only in the flow’s own words keeps them, and stays', () => {
  const { conflicts } = mergeDocuments(three, language);
  const asRead = { base: mine, theirs: mine, mine };
  expect(conflictsAsRead(conflicts, { told: three, asRead })).toEqual(conflicts);
});

test('without other words nothing is looked for again', () => {
  const { conflicts } = mergeDocuments(three, language);
  expect(conflictsAsRead(conflicts, { told: three, asRead: three })).toBe(conflicts);
});
