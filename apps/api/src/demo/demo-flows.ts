/** Ready flows, made from the shipped templates for a demo tenant. */
import { countFlowsFromTemplate, listTemplates } from '@flowbridge/db';
import { shippedTemplates } from '@flowbridge/templates';
import type { Access } from '../contract/access.ts';
import type { ApiDeps } from '../deps.ts';
import { createFromTemplate } from '../use-cases/packages/create-from-template.ts';
import { publishFlow } from '../use-cases/publish-flow.ts';
import { readDocument } from '../use-cases/read-document.ts';
import { requireFlow } from '../use-cases/resolve-version.ts';
import { switchFlow } from '../use-cases/switch-flow.ts';

export type SeedDemoFlows = {
  language: 'en' | 'zh';
  /** Connection id by connector. */
  connections: Record<string, string>;
};

/**
 * Makes a ready flow of each template the tenant never made one of: bound to the sandbox, published. Flows that wait for an event
 * are switched on; those that act by themselves wait for a person to do so.
 */
export async function seedDemoFlows(
  deps: ApiDeps,
  access: Access,
  { language, connections }: SeedDemoFlows,
): Promise<void> {
  const { tenantId } = access;
  const known = await listTemplates(deps.db, { tenantId });
  for (const template of shippedTemplates()) {
    const row = known.find((each) => each.key === template.key && each.tenantId === null);
    if (!row) throw new Error(`shipped-template-missing: ${template.key}`);
    const made = await countFlowsFromTemplate(deps.db, { tenantId, templateKey: template.key });
    if (made > 0) continue;
    const { flows } = await createFromTemplate(deps, access, {
      templateId: row.id,
      language,
      name: template.names[language],
      connections,
      parameters: template.sandboxParameters,
    });
    for (const { id } of flows) {
      await publishFlow(deps, access, { id });
      const { triggers } = readDocument((await requireFlow(deps, access, id)).draft);
      if (triggers.every((trigger) => trigger.kind === 'connectorEvent')) {
        await switchFlow(deps, access, { id, enabled: true });
      }
    }
  }
}
