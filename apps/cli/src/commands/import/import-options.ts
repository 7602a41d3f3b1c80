import { wrongUsage } from '../../cli-error.ts';
import type { Choice, PlanItem } from '../../client/answers.ts';
import { readKeyValues } from '../../options/key-values.ts';
import { readWord } from '../../options/read-number.ts';
import type { ParameterOptions } from '../../options/read-parameters.ts';
import type { CommonOptions } from '../installation-options.ts';

export type ImportOptions = CommonOptions &
  ParameterOptions & {
    preview?: boolean;
    asNew?: boolean;
    choose?: string[];
    chooseAll?: string;
    createFlows?: boolean;
    name?: string;
    language?: string;
    folder?: string;
    sameName?: string;
    connection?: string[];
    publish?: boolean;
    enable?: boolean;
  };

const CHOICES = ['mine', 'theirs', 'both'] as const satisfies Choice[];

export type ItemChoice = { kind: string; key: string; choose: Choice };

/** What `--choose` and `--choose-all` say about the items of a package; items they say nothing of get their usual choice. */
export function readChoices(
  { choose, chooseAll }: Pick<ImportOptions, 'choose' | 'chooseAll'>,
  items: readonly PlanItem[],
): ItemChoice[] {
  const each = readKeyValues('--choose', choose);
  for (const [name, word] of each) {
    if (items.some((item) => `${item.kind}:${item.key}` === name))
      readWord(`--choose ${name}`, word, CHOICES);
    else {
      const known = items.map(({ kind, key }) => `${kind}:${key}`).join(', ');
      throw wrongUsage(`--choose: the package has no “${name}”`, `It has ${known}.`);
    }
  }
  const forAll = chooseAll === undefined ? undefined : readWord('--choose-all', chooseAll, CHOICES);
  return items.flatMap(({ kind, key, choices }): ItemChoice[] => {
    const word = each.get(`${kind}:${key}`);
    if (word !== undefined) return [{ kind, key, choose: readWord('--choose', word, CHOICES) }];
    return forAll !== undefined && choices.includes(forAll) ? [{ kind, key, choose: forAll }] : [];
  });
}
