/** The flows of a plan that have a draft, each with the bindings it would have. */
import type { UpgradePlan } from '@flowbridge/templates';
import type { Bindings } from '../../contract/flows.ts';
import { readBindings } from '../flow-view.ts';
import type { Planned } from './bind-planned.ts';
import type { LoadedUpgrade } from './load-upgrade.ts';

export type PlannedDraft = Planned & { id: string };

export function plannedDrafts({ flows }: LoadedUpgrade, plan: UpgradePlan): PlannedDraft[] {
  const bindings = new Map(flows.map(({ id, row }) => [id, readBindings(row.bindings)]));
  const before = new Map(flows.map(({ id, mine }) => [id, mine]));
  const merged = plan.flows.flatMap((flow): PlannedDraft[] => {
    if (flow.kind === 'kept' || flow.document === undefined) return [];
    const { id, document } = flow;
    return [{ id, document, before: before.get(id), bindings: bindings.get(id) ?? NOTHING_BOUND }];
  });
  // A flow that is made is bound as the family is: its systems are mostly theirs.
  const shared = [...bindings.values()].reduce(
    (all, each) => ({
      connections: { ...each.connections, ...all.connections },
      parameters: { ...each.parameters, ...all.parameters },
    }),
    NOTHING_BOUND,
  );
  const made = plan.made.map(({ id, document }): PlannedDraft => {
    const declared = new Set(document.parameters.map(({ key }) => key));
    const parameters = Object.fromEntries(
      Object.entries(shared.parameters).filter(([key]) => declared.has(key)),
    );
    return { id, document, before: undefined, bindings: { connections: shared.connections, parameters } };
  });
  return [...merged, ...made];
}

const NOTHING_BOUND: Bindings = { connections: {}, parameters: {} };
