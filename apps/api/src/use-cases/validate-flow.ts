import { type FlowRow, listCallableFlows } from '@flowbridge/db';
import {
  type CallableFlows,
  callableOf,
  type FlowDocument,
  type Problem,
  type ValidationOptions,
  validateDocument,
} from '@flowbridge/flow';
import { connectorsFor } from '../catalog/connectors-for.ts';
import { expressionLanguage } from '../catalog/expression-language.ts';
import type { Access } from '../contract/access.ts';
import type { ById } from '../contract/paging.ts';
import type { ApiDeps } from '../deps.ts';
import { readBindings } from './flow-view.ts';
import { viewCallableFlow } from './list-callable-flows.ts';
import { readDocument } from './read-document.ts';
import { requireFlow } from './resolve-version.ts';
import { loadTenantNames } from './tenant-values/load-tenant-names.ts';

/** Everything that is wrong with a draft; errors keep it from being published. */
export async function validateFlow(deps: ApiDeps, access: Access, { id }: ById): Promise<Problem[]> {
  const flow = await requireFlow(deps, access, id);
  return findProblems(deps, flow, readDocument(flow.draft));
}

/** Documents of flows that will be published together with the one that is judged, by flow id. */
type Beside = ReadonlyMap<string, FlowDocument>;

/** The problems of a document as if it were to be published with the flow's bindings. */
export async function findProblems(
  deps: ApiDeps,
  flow: FlowRow,
  document: FlowDocument,
  beside: Beside = new Map(),
): Promise<Problem[]> {
  const { catalog } = await connectorsFor(deps, flow.tenantId);
  const [problems = []] = await findProblemsWith(deps, flow, { document, beside, connectors: [{ catalog }] });
  return problems;
}

type Connectors = Pick<ValidationOptions, 'catalog' | 'former'>;
type Judged = { document: FlowDocument; beside?: Beside; connectors: readonly Connectors[] };

/** The same with other connectors than the tenant has: the problems with each of them. */
export async function findProblemsWith(
  deps: ApiDeps,
  flow: FlowRow,
  { document, beside = new Map(), connectors }: Judged,
): Promise<Problem[][]> {
  const options = {
    flows: await calledFlows(deps, flow, new Map([...beside, [flow.id, document]])),
    tenant: await loadTenantNames(deps, flow.tenantId),
    language: expressionLanguage,
    bindings: readBindings(flow.bindings),
    forPublish: true,
  };
  return connectors.map((each) => validateDocument(document, { ...options, ...each }));
}

/** The flows a document calls, as far as they can be called. The flow itself and those beside it are callable as they are drawn. */
async function calledFlows(deps: ApiDeps, flow: FlowRow, drawn: Beside): Promise<CallableFlows> {
  const ids = Object.values(drawn.get(flow.id)?.steps ?? {}).flatMap((step) =>
    step.kind === 'callFlow' && step.config.flow !== '' ? [step.config.flow] : [],
  );
  const rows = ids.length === 0 ? [] : await listCallableFlows(deps.db, { tenantId: flow.tenantId, ids });
  const found = new Map(rows.map((row) => [row.id, viewCallableFlow(row)]));
  return {
    callable(id) {
      const known = drawn.get(id);
      if (known) return callableOf(known);
      const callee = found.get(id);
      return callee && { input: callee.input ?? undefined };
    },
  };
}
