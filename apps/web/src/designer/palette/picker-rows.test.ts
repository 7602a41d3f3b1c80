import { beforeEach, expect, test } from 'vitest';
import { paletteGroups } from './palette-groups.ts';
import { type PickerRow, type PickerTab, pickerRows } from './picker-rows.ts';
import { loadSpell } from './pinyin.ts';
import { openRecentItems, rememberItem, useRecentItems } from './recent-items.ts';

const groups = paletteGroups([], [{ id: 'f1', name: '同步物料' }]);
const spell = await loadSpell();

const entries = new Map<string, string>();
beforeEach(() => {
  entries.clear();
  globalThis.localStorage = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, text: string) => void entries.set(key, text),
  } as unknown as Storage;
});

const idOf = (row: PickerRow) => (row.kind === 'item' ? row.item.id : `group ${row.group.id}`);
type Asked = { tab?: PickerTab; opened?: string; query?: string; recent?: string[] };
const shown = ({ tab = 'all', opened, query = '', recent = [] }: Asked) =>
  pickerRows({ groups, tab, opened, query, spell, recent }).map(idOf);

test('the first step shows the groups only, the second what is in the one that was opened', () => {
  expect(shown({})).toEqual(['group triggers', 'group logic', 'group data', 'group flows']);
  expect(shown({ opened: 'logic' })[0]).toBe('condition');
  expect(shown({ opened: 'logic' })).not.toContain('mapFields');
});

test('a query searches over both steps in both languages and by pinyin initials, inside an opened group only there', () => {
  expect(shown({ query: 'for each' })[0]).toBe('forEach');
  expect(shown({ query: 'tbwl' })).toEqual(['flow.f1']);
  expect(shown({ query: '数据处理' })).toContain('group data');
  expect(shown({ query: 'for each', opened: 'data' })).not.toContain('forEach');
});

test('the tabs part what comes with the product from what is the tenant’s own', () => {
  expect(shown({ tab: 'builtIn' })).not.toContain('group flows');
  expect(shown({ tab: 'custom' })).toEqual(['group flows']);
});

test('recently used shows the items themselves, the last one first, and leaves out what is gone', () => {
  expect(shown({ tab: 'recent', recent: ['code', 'flow.gone', 'forEach'] })).toEqual(['code', 'forEach']);
});

test('what was added is remembered for a person in a tenant, each thing once', () => {
  openRecentItems({ userId: 'anna', tenantId: 't' });
  for (const id of ['code', 'forEach', 'code']) rememberItem(id);
  openRecentItems({ userId: 'bo', tenantId: 't' });
  expect(useRecentItems.getState().ids).toEqual([]);
  openRecentItems({ userId: 'anna', tenantId: 't' });
  expect(useRecentItems.getState().ids).toEqual(['code', 'forEach']);
});
