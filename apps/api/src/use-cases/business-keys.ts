import { type FlowRow, loadTenantContext, type RunKey } from '@flowbridge/db';
import { compileNamedTexts, emptyScope, parseJson } from '@flowbridge/expression';
import { type FlowDocument, parameterValues } from '@flowbridge/flow';
import type { Access } from '../contract/access.ts';
import type { ApiDeps } from '../deps.ts';
import { readBindings } from './flow-view.ts';

type Started = { flow: FlowRow; document: FlowDocument; triggerInputJson: string };

/** The business keys of a run that is started by hand. One that cannot be made is left out and logged. */
export async function businessKeys(
  deps: ApiDeps,
  { tenantId }: Access,
  { flow, document, triggerInputJson }: Started,
): Promise<RunKey[]> {
  const wanted = document.settings?.businessKeys ?? [];
  if (wanted.length === 0) return [];
  const tenant = await loadTenantContext(deps.db, tenantId);
  const vars: Record<string, unknown> = {};
  for (const [key, json] of Object.entries(tenant?.variables ?? {})) vars[key] = parseJson(json);
  const params = parameterValues(document, readBindings(flow.bindings).parameters);
  return compileNamedTexts(wanted.map(({ key, value }) => ({ name: key, template: value }))).evaluate({
    scope: { ...emptyScope, trigger: parseJson(triggerInputJson), params, tenant: { vars } },
    environment: { now: Date.now, timeZone: tenant?.timeZone ?? 'UTC' },
    onFailure: (key, error) =>
      deps.log.warn({ err: error, flowId: flow.id, key }, 'a business key could not be made'),
  });
}
