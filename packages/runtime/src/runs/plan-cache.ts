import { compilePlan, type Plan } from '@flowbridge/engine';
import type { FlowDocument } from '@flowbridge/flow';
import { type ConnectorSource, describeActions } from '../invoker/index.ts';

/** A compiled version and the connectors it runs with. Versions never change, so neither does this. */
export type PlannedVersion = { versionId: string; plan: Plan; connectors: ConnectorSource };

export type PlanCache = {
  /** The plan of a version; `load` gives its document when it is not here. */
  get(versionId: string, load: () => Promise<FlowDocument> | FlowDocument): Promise<PlannedVersion>;
  /** The plan when it is here, without a promise. */
  peek(versionId: string): PlannedVersion | undefined;
};

type Options = {
  connectorsOf: (versionId: string, document: FlowDocument) => Promise<ConnectorSource>;
  entries?: number;
};

/** Keeps the plans that were used last. */
export function createPlanCache({ connectorsOf, entries = 500 }: Options): PlanCache {
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
      const document = await load();
      const connectors = await connectorsOf(versionId, document);
      const plan = compilePlan(document, { describe: describeActions(connectors) });
      const planned = { versionId, plan, connectors };
      plans.set(versionId, planned);
      const oldest = plans.keys().next().value;
      if (plans.size > entries && oldest !== undefined) plans.delete(oldest);
      return planned;
    },
  };
}
