import { listEarlierMappings as queryEarlierMappings } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { EarlierMapping } from '../contract/flows.ts';
import type { ApiDeps } from '../deps.ts';

/** What auto-map learns from: pairs of fields that mappings of the tenant's flows already connect. */
export function listEarlierMappings(deps: ApiDeps, access: Access): Promise<EarlierMapping[]> {
  return queryEarlierMappings(deps.db, { tenantId: access.tenantId });
}
