/** Search over names in both languages, search words, and the initials or whole pinyin of Chinese names. */
import type { PaletteGroup, PaletteItem } from './palette-item.ts';

/** Latin spellings of a Chinese text: initials (`bllj`) and whole syllables (`bianlilianjie`). */
export type Spell = (chinese: string) => { initials: string; whole: string };

const squeeze = (text: string) => text.toLowerCase().replaceAll(/[\s_\-./·]+/g, '');

/** What something is found by. `spelled` is the Chinese text whose pinyin counts. */
export type Searchable = { names: readonly string[]; spelled: string; words: readonly string[] };

/** The same made ready for many queries: long lists are prepared once and searched with each key. */
export type PreparedTexts = { names: string[]; words: string[]; all: string; spelled: string };

export const prepareTexts = ({ names, words, spelled }: Searchable): PreparedTexts => ({
  names: names.map(squeeze),
  words: words.map(squeeze),
  all: [...names, ...words].join(' ').toLowerCase(),
  spelled,
});

/** Rank for a query, lower is better; undefined: no match. Without `spell` pinyin is not searched. */
export function matchPrepared(
  { names, words, all, spelled: chinese }: PreparedTexts,
  query: string,
  spell: Spell | undefined,
): number | undefined {
  const wanted = squeeze(query);
  if (wanted === '') return 0;
  if (names.some((name) => name.startsWith(wanted))) return 0;
  if (names.some((name) => name.includes(wanted))) return 1;
  const spelled = spell?.(chinese);
  if (spelled?.initials.startsWith(wanted)) return 1;
  if (spelled?.initials.includes(wanted) || spelled?.whole.startsWith(wanted)) return 2;
  // One letter stands somewhere in every spelling.
  if (wanted.length > 2 && spelled?.whole.includes(wanted)) return 3;
  if (words.some((word) => word.includes(wanted))) return 3;
  const parts = query.toLowerCase().split(/\s+/).filter(Boolean);
  return parts.every((part) => all.includes(part)) ? 4 : undefined;
}

export const matchTexts = (texts: Searchable, query: string, spell: Spell | undefined): number | undefined =>
  matchPrepared(prepareTexts(texts), query, spell);

/** Rank of an item of the palette. */
export function matchItem(item: PaletteItem, query: string, spell: Spell | undefined): number | undefined {
  const names = [item.names.en, item.names.zh, item.id];
  return matchTexts({ names, spelled: item.names.zh, words: item.keywords }, query, spell);
}

/** Groups with their matching items only, best matches first; groups without a match are left out. */
export function searchPalette(
  groups: PaletteGroup[],
  query: string,
  spell: Spell | undefined,
): PaletteGroup[] {
  if (query.trim() === '') return groups;
  return groups.flatMap((group) => {
    const ranked = group.items.flatMap((item) => {
      const rank = matchItem(item, query, spell);
      return rank === undefined ? [] : [{ item, rank }];
    });
    ranked.sort((a, b) => a.rank - b.rank);
    return ranked.length === 0 ? [] : [{ ...group, items: ranked.map(({ item }) => item) }];
  });
}
