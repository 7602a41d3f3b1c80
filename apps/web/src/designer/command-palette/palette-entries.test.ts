import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { CommandTarget } from '../edits/designer-commands.ts';
import { paletteGroups } from '../palette/palette-groups.ts';
import { loadSpell } from '../palette/pinyin.ts';
import { createDesignerStore } from '../store/create-designer-store.ts';
import { paletteEntries, searchEntries } from './palette-entries.ts';

const document = aFlow()
  .manual()
  .buildJson('rows', [], { title: '物料明细' })
  .forEach('each', '{{ steps.rows }}', () => {})
  .build();
const spell = await loadSpell();

function entriesFor({ chosen, readOnly = false }: { chosen: string[]; readOnly?: boolean }) {
  const bindings = { connections: {}, parameters: {} };
  const store = createDesignerStore({ id: 'f', revision: 1, document, bindings }, readOnly);
  // What entries are made of; the page's own doings and the canvas are not asked for.
  const target = {
    designer: { store, connectors: [], canvas: { current: null } },
    stepIds: Object.values(document.steps).flatMap(({ id, key }) => (chosen.includes(key) ? [id] : [])),
  } as unknown as CommandTarget;
  const words = {
    language: 'zh' as const,
    connectors: [],
    kindName: (kind: string) => kind,
    unitName: (unit: string) => unit,
    flowName: () => undefined,
  };
  return paletteEntries(target, {
    words,
    names: (id) => (id === 'unwrap' ? '取消包裹' : id),
    groups: paletteGroups([]),
  });
}
const found = (query: string, given: Parameters<typeof entriesFor>[0] = { chosen: [] }) =>
  searchEntries(entriesFor(given), query, spell).flatMap((group) => group.entries.map((entry) => entry.id));

// Node has none before version 25; the store reads one entry of it.
globalThis.sessionStorage ??= { getItem: () => null } as unknown as Storage;

test('steps to add, steps to go to and commands are found by pinyin initials', () => {
  expect(found('wlmx')[0]).toBe('go-rows');
  expect(found('bljh')).toContain('add-forEach');
  expect(found('qxbg', { chosen: ['each'] })[0]).toBe('command-unwrap');
});

test('only what can be done with the selection is offered', () => {
  expect(found('unwrap', { chosen: [] })).not.toContain('command-unwrap');
  expect(found('replace', { chosen: ['rows'] })).toContain('command-replace');
  expect(found('replace', { chosen: ['rows', 'each'] })).not.toContain('command-replace');
});

test('who may only read is offered nothing that changes the flow', () => {
  const ids = entriesFor({ chosen: ['rows'], readOnly: true }).map((entry) => entry.id);
  expect(ids).toContain('go-rows');
  expect(ids).toContain('command-copy');
  expect(ids.filter((id) => id.startsWith('add-') || id === 'command-remove')).toEqual([]);
});

test('before anything is typed every group shows its beginning, triggers last where there is one', () => {
  const groups = searchEntries(entriesFor({ chosen: ['rows'] }), '', spell);
  expect(groups.map((group) => group.does)).toEqual(['add', 'command', 'go']);
  expect(groups[0]?.entries[0]?.id).toBe('add-condition');
});
