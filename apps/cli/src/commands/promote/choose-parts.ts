import type { MergeSide } from '@flowbridge/flow';
import type { PlanItem } from '../../client/answers.ts';
import { type ImportOptions, type ItemChoice, readChoices } from '../import/import-options.ts';

/**
 * What is taken of a package. Flows: always theirs, the target's copy only carries them. Tables, connectors and functions: as was
 * chosen; what only one side changed follows that side; what both changed is to be decided.
 */
export function chooseItems(
  items: readonly PlanItem[],
  { options, rest }: { options: Pick<ImportOptions, 'choose' | 'chooseAll'>; rest: MergeSide | undefined },
): { choices: ItemChoice[]; open: PlanItem[] } {
  const parts = items.filter(({ kind }) => kind !== 'flow');
  const chosen = readChoices(options, parts);
  const isChosen = (item: PlanItem) => chosen.some(({ kind, key }) => kind === item.kind && key === item.key);
  const undecided = parts.filter((item) => item.state === 'bothChanged' && !isChosen(item));
  const flows = items.filter(({ kind, choices }) => kind === 'flow' && choices.includes('theirs'));
  return {
    choices: [
      ...flows.map(({ kind, key }): ItemChoice => ({ kind, key, choose: 'theirs' })),
      ...chosen,
      ...(rest === undefined
        ? []
        : undecided.map(({ kind, key }): ItemChoice => ({ kind, key, choose: rest }))),
    ],
    open: rest === undefined ? undecided : [],
  };
}
