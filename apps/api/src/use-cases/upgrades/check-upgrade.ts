import type { Parameter, Problem } from '@flowbridge/flow';
import { connectorsFor } from '../../catalog/connectors-for.ts';
import type { Access } from '../../contract/access.ts';
import type { CheckUpgradeInput, FlowLack, UpgradeCheck } from '../../contract/upgrades.ts';
import type { ApiDeps } from '../../deps.ts';
import { boundWith, needsOf } from './bind-planned.ts';
import { checkPlanned } from './check-planned.ts';
import { lacksOf } from './lacks-of.ts';
import { type LoadedUpgrade, loadUpgrade } from './load-upgrade.ts';
import { planLoaded } from './plan-loaded.ts';
import { plannedDrafts } from './planned-flows.ts';

/** What the decisions made so far come to: what is open, what would be wrong, what is still to be given. Changes nothing. */
export async function checkUpgrade(
  deps: ApiDeps,
  access: Access,
  input: CheckUpgradeInput,
): Promise<UpgradeCheck> {
  return checkLoaded(deps, access, { loaded: await loadUpgrade(deps, access, input), order: input });
}

type Order = Pick<CheckUpgradeInput, 'choices' | 'whole' | 'rest' | 'connections' | 'parameters'>;

export async function checkLoaded(
  deps: ApiDeps,
  access: Access,
  { loaded, order }: { loaded: LoadedUpgrade; order: Order },
): Promise<UpgradeCheck> {
  const plan = planLoaded(loaded, order);
  const drafts = plannedDrafts(loaded, plan);
  const bound = drafts.map((draft) => ({ ...draft, bindings: boundWith(draft, order) }));
  const { catalog } = await connectorsFor(deps, access.tenantId);
  const problems = await checkPlanned(deps, access, bound);
  const needs = drafts.map(needsOf);
  const parameters = new Map<string, Parameter>();
  for (const parameter of needs.flatMap((each) => each.parameters)) parameters.set(parameter.key, parameter);
  const names = new Map(loaded.flows.map(({ id, row }) => [id, row.name]));
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
    lacks: bound.flatMap((each): FlowLack[] => {
      const lack = lacksOf(each, catalog);
      if (lack.parameters.length + lack.connectors.length === 0) return [];
      const made = plan.made.find(({ id }) => id === each.id);
      const name = made ? made.names[made.language] : (names.get(each.id) ?? each.id);
      return [{ id: made ? null : each.id, name, ...lack }];
    }),
    otherErrors: otherErrors([...problems.values()].flat()),
  };
}

const LACKING: readonly string[] = ['connectionMissing', 'parameterMissing'];

/** Errors that no value or connection would mend. */
export function otherErrors(problems: readonly Problem[]): number {
  return problems.filter(({ severity, code }) => severity === 'error' && !LACKING.includes(code)).length;
}
