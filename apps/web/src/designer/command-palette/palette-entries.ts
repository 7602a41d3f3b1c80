/** What the command palette offers, and how a query ranks it. */
import { type StepId, walkSteps } from '@flowbridge/flow';
import { stepKeyLine, stepTitle, type Words } from '../catalog/step-words.ts';
import {
  type CommandId,
  type CommandTarget,
  commandIds,
  designerCommands,
  isOffered,
} from '../edits/designer-commands.ts';
import { chordText } from '../edits/shortcut-keys.ts';
import { addsStep } from '../palette/make-item.ts';
import type { PaletteGroup, PaletteItem } from '../palette/palette-item.ts';
import { matchTexts, type Searchable, type Spell } from '../palette/search-palette.ts';

export type PaletteEntry = { id: string; label: string; detail: string; searched: Searchable } & (
  | { does: 'add'; item: PaletteItem }
  | { does: 'command'; command: CommandId; keys: string | undefined }
  | { does: 'go'; stepId: StepId }
);

export type EntryGroup = { does: PaletteEntry['does']; entries: PaletteEntry[] };

/** Names of a command in the language of the console. */
type CommandNames = (id: CommandId) => string;

/** All entries: commands that can be done now, what can be added, the steps of the flow. */
export function paletteEntries(
  target: CommandTarget,
  { words, names, groups }: { words: Words; names: CommandNames; groups: readonly PaletteGroup[] },
): PaletteEntry[] {
  const { store } = target.designer;
  const { document, readOnly } = store.getState();
  const commands = commandIds
    .filter((id) => !designerCommands[id].keysOnly && isOffered(designerCommands[id], target))
    .map((id): PaletteEntry => {
      const [chord] = designerCommands[id].keys;
      const label = names(id);
      return {
        does: 'command',
        id: `command-${id}`,
        command: id,
        label,
        detail: '',
        keys: chord && chordText(chord),
        searched: { names: [label], spelled: label, words: [id] },
      };
    });
  const all = readOnly ? [] : groups.flatMap((group) => group.items);
  // A flow that has a trigger rarely needs another one.
  const steps = all.filter(addsStep);
  const triggers = all.filter((item) => !addsStep(item));
  const items = document.triggers.length > 0 ? [...steps, ...triggers] : [...triggers, ...steps];
  const adds = items.map((item): PaletteEntry => {
    const system = 'connector' in item ? item.connector.names[words.language] : '';
    return {
      does: 'add',
      id: `add-${item.id}`,
      item,
      label: item.names[words.language],
      detail: system,
      searched: {
        names: [item.names.en, item.names.zh, item.id],
        spelled: item.names.zh,
        words: item.keywords,
      },
    };
  });
  const goals = [...walkSteps(document)].map(({ step }): PaletteEntry => {
    const label = stepTitle(step, words);
    return {
      does: 'go',
      id: `go-${step.key}`,
      stepId: step.id,
      label,
      detail: step.key,
      searched: { names: [label, step.key], spelled: label, words: [stepKeyLine(step, words)] },
    };
  });
  return [...commands, ...adds, ...goals];
}

const ORDER: readonly PaletteEntry['does'][] = ['go', 'command', 'add'];
const MOST_PER_GROUP = 40;
/** Before anything is typed each group shows its beginning only, so that all of them are seen. */
const MOST_AT_FIRST = 9;

/** Groups of matching entries; the group with the best match comes first, in each the best match. */
export function searchEntries(
  entries: readonly PaletteEntry[],
  query: string,
  spell: Spell | undefined,
): EntryGroup[] {
  const groups = ORDER.map((does) => {
    const ranked = entries
      .filter((entry) => entry.does === does)
      .flatMap((entry) => {
        const rank = matchTexts(entry.searched, query, spell);
        return rank === undefined ? [] : [{ entry, rank }];
      })
      .sort((one, other) => one.rank - other.rank)
      .slice(0, query.trim() === '' ? MOST_AT_FIRST : MOST_PER_GROUP);
    return {
      does,
      entries: ranked.map(({ entry }) => entry),
      best: ranked[0]?.rank ?? Number.POSITIVE_INFINITY,
    };
  });
  const wanted =
    query.trim() === '' ? startOrder(groups) : groups.sort((one, other) => one.best - other.best);
  return wanted
    .filter((group) => group.entries.length > 0)
    .map(({ does, entries: shown }) => ({ does, entries: shown }));
}

/** Before anything is typed: what can be added first, since that is what it is opened for most. */
function startOrder<G extends { does: PaletteEntry['does'] }>(groups: G[]): G[] {
  const order = ['add', 'command', 'go'];
  return groups.sort((one, other) => order.indexOf(one.does) - order.indexOf(other.does));
}
