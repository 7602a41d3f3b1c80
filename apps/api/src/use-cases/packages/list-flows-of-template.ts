import { listFlowsMadeOf } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import type { ById } from '../../contract/paging.ts';
import type { FlowOfTemplate } from '../../contract/templates.ts';
import type { ApiDeps } from '../../deps.ts';
import { requireTemplate } from './find-template.ts';

/** The tenant's flows that were made of a template it sees, by name. */
export async function listFlowsOfTemplate(
  deps: ApiDeps,
  access: Access,
  { id }: ById,
): Promise<FlowOfTemplate[]> {
  await requireTemplate(deps, access, { id });
  return listFlowsMadeOf(deps.db.pool, { tenantId: access.tenantId, templateId: id });
}
