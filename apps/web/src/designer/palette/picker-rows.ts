/** What the picker shows: first groups (logic, data, each connector), in a group its items; a query searches over both. */
import type { PaletteGroup, PaletteItem } from './palette-item.ts';
import { matchItem, matchTexts, type Spell } from './search-palette.ts';

export const pickerTabs = ['all', 'builtIn', 'custom', 'recent'] as const;
export type PickerTab = (typeof pickerTabs)[number];

export type PickerRow =
  | { kind: 'group'; group: PaletteGroup }
  | { kind: 'item'; item: PaletteItem; group: PaletteGroup };

type Shown = {
  groups: readonly PaletteGroup[];
  tab: PickerTab;
  /** The group that was opened. */
  opened: string | undefined;
  query: string;
  spell: Spell | undefined;
  /** Ids of items, newest first. */
  recent: readonly string[];
};

export function pickerRows({ groups, tab, opened, query, spell, recent }: Shown): PickerRow[] {
  const inTab = groups.filter((group) => tab === 'all' || tab === 'recent' || group.source === tab);
  const items = (from: readonly PaletteGroup[]) =>
    from.flatMap((group) => group.items.map((item) => ({ kind: 'item' as const, item, group })));
  if (tab === 'recent') {
    const byId = new Map(items(inTab).map((row) => [row.item.id, row]));
    return ranked(
      recent.flatMap((id) => byId.get(id) ?? []),
      query,
      spell,
    );
  }
  const inside = inTab.find(({ id }) => id === opened);
  if (inside) return ranked(items([inside]), query, spell);
  if (query.trim() === '') return inTab.map((group) => ({ kind: 'group', group }));
  const found = inTab.filter((group) => matchGroup(group, query, spell) !== undefined);
  return [
    ...ranked(items(inTab), query, spell),
    ...found.map((group) => ({ kind: 'group' as const, group })),
  ];
}

function ranked(
  rows: readonly Extract<PickerRow, { kind: 'item' }>[],
  query: string,
  spell: Spell | undefined,
): PickerRow[] {
  return rows
    .flatMap((row) => {
      const rank = matchItem(row.item, query, spell);
      return rank === undefined ? [] : [{ row, rank }];
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ row }) => row);
}

function matchGroup({ names, id }: PaletteGroup, query: string, spell: Spell | undefined) {
  return matchTexts({ names: [names.en, names.zh, id], spelled: names.zh, words: [] }, query, spell);
}
