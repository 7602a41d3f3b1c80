import { compilePlan, type Plan, type PlanDeps } from '@flowbridge/engine';
import type { FlowDocument } from '@flowbridge/flow';

/** A compiled version. Versions never change, so neither does this. */
export type PlannedVersion = { versionId: string; plan: Plan };

export type PlanCache = {
  /** The plan of a version; `load` gives its document when it is not here. */
  get(versionId: string, load: () => Promise<FlowDocument> | FlowDocument): Promise<PlannedVersion>;
  /** The plan when it is here, without a promise. */
  peek(versionId: string): PlannedVersion | undefined;
};

/** Keeps the plans that were used last. */
export function createPlanCache({ deps, entries = 500 }: { deps: PlanDeps; entries?: number }): PlanCache {
  const plans = new Map<string, PlannedVersion>();

  function peek(versionId: string): PlannedVersion | undefined {
    const known = plans.get(versionId);
    if (!known) return undefined;
    plans.delete(versionId);
    plans.set(versionId, known);
    return known;
  }

  return {
    peek,
    async get(versionId, load) {
      const known = peek(versionId);
      if (known) return known;
      const plan = compilePlan(await load(), deps);
      const planned = { versionId, plan };
      plans.set(versionId, planned);
      const oldest = plans.keys().next().value;
      if (plans.size > entries && oldest !== undefined) plans.delete(oldest);
      return planned;
    },
  };
}
