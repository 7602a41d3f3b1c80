/** How many queued runs of a tenant may be running at the same time. */
import {
  DEFAULT_TENANT_RUNS,
  findTenantLimits,
  inTransaction,
  recordAuditEvent,
  setMaxRunningRuns,
} from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import { notFound } from '../contract/refusal.ts';
import type { ChangeTenantLimitsInput, TenantLimits } from '../contract/tenant-limits.ts';
import type { ApiDeps } from '../deps.ts';
import { offerPlaces } from './offer-places.ts';

export async function getTenantLimits(deps: ApiDeps, { tenantId }: Access): Promise<TenantLimits> {
  const found = await findTenantLimits(deps.db.pool, { tenantId });
  if (!found) throw notFound('tenant');
  return { ...found, defaultMaxRunningRuns: DEFAULT_TENANT_RUNS };
}

/**
 * Changes the limit for every claim from now on; runs that have begun go on. A higher one offers its new places to the queue
 * in the same transaction, so that runs it held back begin at once.
 */
export async function changeTenantLimits(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { maxRunningRuns }: ChangeTenantLimitsInput,
): Promise<TenantLimits> {
  return inTransaction(deps.db, async (client) => {
    const changed = await setMaxRunningRuns(client, { tenantId, maxRunningRuns });
    const found = changed && (await findTenantLimits(client, { tenantId }));
    if (!found) throw notFound('tenant');
    const { before } = changed;
    if (before !== maxRunningRuns) {
      await recordAuditEvent(client, {
        tenantId,
        userId,
        kind: 'tenant.maxRunningRunsChanged',
        subjectId: tenantId,
        details: { before, after: maxRunningRuns },
      });
    }
    if (inForce(maxRunningRuns) > inForce(before)) {
      const places = inForce(maxRunningRuns) - found.running;
      await offerPlaces(client, { tenantId, count: Math.min(places, found.queued) });
    }
    return { ...found, defaultMaxRunningRuns: DEFAULT_TENANT_RUNS };
  });
}

function inForce(maxRunningRuns: number | null): number {
  return maxRunningRuns ?? DEFAULT_TENANT_RUNS;
}
