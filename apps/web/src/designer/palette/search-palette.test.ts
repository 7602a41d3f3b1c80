import { expect, test } from 'vitest';
import { paletteGroups } from './palette-groups.ts';
import { loadSpell } from './pinyin.ts';
import { searchPalette } from './search-palette.ts';

const groups = paletteGroups([]);
const spell = await loadSpell();
const found = (query: string) =>
  searchPalette(groups, query, spell).flatMap((group) => group.items.map((i) => i.id));

test('an item is found by its name in either language', () => {
  expect(found('for each')[0]).toBe('forEach');
  expect(found('遍历')[0]).toBe('forEach');
});

test('an item is found by the pinyin initials and the whole pinyin of its Chinese name', () => {
  expect(found('bljh')).toContain('forEach');
  expect(found('tiaojian')[0]).toBe('condition');
  expect(found('jihe')).toContain('forEach');
});

test('an item is found by a search word that is not in its name', () => {
  expect(found('webhook')).toEqual(['http']);
});

test('the list tools, waits and calls are found in both languages and by pinyin', () => {
  expect(found('parallel')[0]).toBe('parallel');
  expect(found('bxfz')[0]).toBe('parallel');
  expect(found('等待')[0]).toBe('wait');
  expect(found('dyzlc')[0]).toBe('callFlow');
  expect(found('sum')[0]).toBe('aggregate');
  expect(found('lbpx')[0]).toBe('sortArray');
});

test('an empty query shows everything and nonsense shows nothing', () => {
  expect(searchPalette(groups, ' ', spell)).toBe(groups);
  expect(found('zzzzqq')).toEqual([]);
});
