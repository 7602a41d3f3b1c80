import { type FlowRow, listCallableFlows } from '@flowbridge/db';
import { callableOf, type FlowDocument, type Problem, validateDocument } from '@flowbridge/flow';
import { callsOf } from '@flowbridge/templates';
import { connectorsFor } from '../../catalog/connectors-for.ts';
import { expressionLanguage } from '../../catalog/expression-language.ts';
import type { Bindings } from '../../contract/flows.ts';
import type { ApiDeps } from '../../deps.ts';
import { viewCallableFlow } from '../list-callable-flows.ts';
import { loadTenantNames } from '../tenant-values/load-tenant-names.ts';

export type Checked = { id: string; document: FlowDocument; bindings: Bindings };

/**
 * The problems of each document as if all were to be published, callees first: flows of the upgrade are callable as they will be
 * drawn, others as they are published. By flow id.
 */
export async function checkPlanned(
  deps: ApiDeps,
  { tenantId }: Pick<FlowRow, 'tenantId'>,
  planned: readonly Checked[],
): Promise<Map<string, Problem[]>> {
  const drawn = new Map(planned.map(({ id, document }) => [id, document]));
  const ids = planned
    .flatMap(({ document }) => callsOf(document).map(({ config }) => config.flow))
    .filter((id) => id !== '' && !drawn.has(id));
  const rows = ids.length === 0 ? [] : await listCallableFlows(deps.db, { tenantId, ids });
  const published = new Map(rows.map((row) => [row.id, viewCallableFlow(row)]));
  const tenant = await loadTenantNames(deps, tenantId);
  const { catalog } = await connectorsFor(deps, tenantId);
  const flows = {
    callable(id: string) {
      const document = drawn.get(id);
      if (document !== undefined) return callableOf(document);
      const callee = published.get(id);
      return callee && { input: callee.input ?? undefined };
    },
  };
  const problemsOf = ({ document, bindings }: Checked) =>
    validateDocument(document, {
      flows,
      tenant,
      language: expressionLanguage,
      catalog,
      bindings,
      forPublish: true,
    });
  return new Map(planned.map((each) => [each.id, problemsOf(each)]));
}
