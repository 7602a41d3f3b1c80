import { newId } from '@flowbridge/db';
import type { MergeSide } from '@flowbridge/flow';
import { planUpgrade, type UpgradePlan } from '@flowbridge/templates';
import { expressionLanguage } from '../../catalog/expression-language.ts';
import type { ApplyUpgradeInput, CheckUpgradeInput } from '../../contract/upgrades.ts';
import type { LoadedUpgrade } from './load-upgrade.ts';

type Decided = Pick<CheckUpgradeInput, 'choices' | 'whole'> & Pick<ApplyUpgradeInput, 'rest'>;

/** What the upgrade makes of a loaded family, with what was decided so far. */
export function planLoaded({ flows, theirs }: LoadedUpgrade, decided: Decided): UpgradePlan {
  const choices = Object.entries(decided.choices ?? {}).map(
    ([id, sides]) => [id, new Map<string, MergeSide>(Object.entries(sides))] as const,
  );
  const decisions = {
    choices: new Map(choices),
    whole: new Map<string, MergeSide>(Object.entries(decided.whole ?? {})),
    rest: decided.rest,
  };
  return planUpgrade({ members: flows, theirs }, decisions, {
    language: expressionLanguage,
    newId: () => newId(),
  });
}
