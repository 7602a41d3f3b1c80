import { type CallableFlowRow, listCallableFlows as queryCallableFlows } from '@flowbridge/db';
import { valueSchema } from '@flowbridge/flow';
import type { Access } from '../contract/access.ts';
import type { CallableFlowItem } from '../contract/flows.ts';
import type { ApiDeps } from '../deps.ts';

/** The flows that a “call flow” step can call, by name, with what they want to be given. */
export async function listCallableFlows(deps: ApiDeps, access: Access): Promise<CallableFlowItem[]> {
  const rows = await queryCallableFlows(deps.db, { tenantId: access.tenantId });
  return rows.map(viewCallableFlow);
}

export function viewCallableFlow({ id, name, version, input }: CallableFlowRow): CallableFlowItem {
  return { id, name, version, input: input === null ? null : valueSchema.parse(input) };
}
