import type { PlanItem } from '../../client/answers.ts';
import { table } from '../../print/table.ts';
import type { ItemChoice } from './import-options.ts';

const STATE_WORDS: Readonly<Record<PlanItem['state'], string>> = {
  new: 'new',
  same: 'same',
  newer: 'newer',
  older: 'older',
  bothChanged: 'both changed',
};

/** What a package meets, item by item, with what happens to each and the flows it concerns. `open`: items somebody has to decide. */
export function planTable(
  items: readonly PlanItem[],
  choices: readonly ItemChoice[],
  open: readonly PlanItem[] = [],
): string {
  const chosen = new Map(choices.map(({ kind, key, choose }) => [`${kind}:${key}`, choose]));
  return table(
    [
      { title: 'item' },
      { title: 'name' },
      { title: 'state' },
      { title: 'differs in', align: 'right' },
      { title: 'takes' },
      { title: 'affects' },
    ],
    items.map((item) => {
      const name = `${item.kind}:${item.key}`;
      return [
        name,
        item.names.en,
        STATE_WORDS[item.state],
        item.differences,
        open.includes(item) ? 'to be decided' : (chosen.get(name) ?? item.choice),
        item.affected.map((flow) => flow.name).join(', '),
      ];
    }),
  );
}
