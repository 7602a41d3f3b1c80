import type { Parameter } from '@flowbridge/flow';
import type { Access } from '../../contract/access.ts';
import type { CheckUpgradeInput, UpgradeCheck } from '../../contract/upgrades.ts';
import type { ApiDeps } from '../../deps.ts';
import { boundWith, newNeeds } from './bind-planned.ts';
import { checkPlanned } from './check-planned.ts';
import { loadUpgrade } from './load-upgrade.ts';
import { planLoaded } from './plan-loaded.ts';
import { plannedDrafts } from './planned-flows.ts';

/** What the decisions made so far come to: what is open, what would be wrong, what is still to be given. Changes nothing. */
export async function checkUpgrade(
  deps: ApiDeps,
  access: Access,
  input: CheckUpgradeInput,
): Promise<UpgradeCheck> {
  const loaded = await loadUpgrade(deps, access, input);
  const plan = planLoaded(loaded, input);
  const drafts = plannedDrafts(loaded, plan);
  const bound = drafts.map((draft) => ({ ...draft, bindings: boundWith(draft, input) }));
  const problems = await checkPlanned(deps, access, bound);
  const needs = drafts.map(newNeeds);
  const parameters = new Map<string, Parameter>();
  for (const parameter of needs.flatMap((each) => each.parameters)) parameters.set(parameter.key, parameter);
  return {
    flows: plan.flows.map((flow) => ({
      id: flow.id,
      open: flow.kind === 'merged' ? flow.open.length : 0,
      fits: flow.kind === 'kept' || flow.document !== undefined,
      problems: problems.get(flow.id) ?? [],
    })),
    made: plan.made.map(({ id, key, names, document }) => ({
      key,
      names,
      document,
      problems: problems.get(id) ?? [],
    })),
    parameters: [...parameters.values()],
    connectors: [...new Set(needs.flatMap((each) => each.connectors))],
  };
}
