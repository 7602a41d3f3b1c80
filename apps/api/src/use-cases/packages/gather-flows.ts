/** The flows a package is made of: the chosen ones and everything they call, in the published version of each. */
import { type FlowRow, findFlow, findVersion } from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import { callsOf } from '@flowbridge/templates';
import type { Access } from '../../contract/access.ts';
import type { FlowOrigin } from '../../contract/flows.ts';
import type { ApiDeps } from '../../deps.ts';
import { leaveOutSecrets } from '../flow-file/leave-out-secrets.ts';
import { readBindings, readOrigin } from '../flow-view.ts';
import { hashDocument } from '../hash-document.ts';
import { readDocument } from '../read-document.ts';
import { requireFlow } from '../resolve-version.ts';

export type GatheredFlow = {
  id: string;
  name: string;
  /** Null: never published; `document` is then its draft, which does not travel. */
  version: number | null;
  draftDiffers: boolean;
  called: boolean;
  /** Without secrets; without pinned outputs unless they are wanted. */
  document: FlowDocument;
  leftOut: string[];
  samples: number;
  /** Connection id by connector key, as the flow is bound. Never travels. */
  connections: Record<string, string>;
  /** Which flow of which template it was made of. */
  origin: FlowOrigin | null;
};

/** Called flows that are gone are not in the answer: the package then says which call leads nowhere. */
export async function gatherFlows(
  deps: ApiDeps,
  access: Access,
  { flowIds, withSamples = false }: { flowIds: readonly string[]; withSamples?: boolean | undefined },
): Promise<GatheredFlow[]> {
  const gathered = new Map<string, GatheredFlow>();
  for (const id of new Set(flowIds)) {
    gathered.set(id, await gather(deps, access, await requireFlow(deps, access, id), withSamples));
  }
  const open = [...gathered.values()];
  for (let flow = open.shift(); flow; flow = open.shift()) {
    for (const { config } of callsOf(flow.document)) {
      if (config.flow === '' || gathered.has(config.flow)) continue;
      const row = await findFlow(deps.db, { tenantId: access.tenantId, flowId: config.flow });
      if (!row) continue;
      const callee = { ...(await gather(deps, access, row, withSamples)), called: true };
      gathered.set(row.id, callee);
      open.push(callee);
    }
  }
  return [...gathered.values()];
}

async function gather(
  deps: ApiDeps,
  { tenantId }: Access,
  flow: FlowRow,
  withSamples: boolean,
): Promise<GatheredFlow> {
  const draft = readDocument(flow.draft);
  const versionId = flow.publishedVersionId;
  const published = versionId === null ? undefined : await findVersion(deps.db, { tenantId, versionId });
  const chosen = published ? readDocument(published.document) : draft;
  const samples = Object.values(chosen.steps).filter((step) => step.pinned !== undefined).length;
  const { document, leftOut } = leaveOutSecrets(withSamples ? chosen : withoutSamples(chosen));
  return {
    id: flow.id,
    name: flow.name,
    version: published?.number ?? null,
    draftDiffers: published !== undefined && hashDocument(chosen) !== hashDocument(draft),
    called: false,
    document,
    leftOut,
    samples,
    connections: readBindings(flow.bindings).connections,
    origin: readOrigin(flow.origin),
  };
}

function withoutSamples(document: FlowDocument): FlowDocument {
  const steps = Object.entries(document.steps).map(([id, step]) => {
    const { pinned: _, ...rest } = step;
    return [id, rest];
  });
  return { ...document, steps: Object.fromEntries(steps) };
}
