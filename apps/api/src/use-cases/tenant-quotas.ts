/** What a tenant may use, how much it uses, and by what. */
import {
  findQuotaUse,
  inTransaction,
  listLogUse,
  type QuotaUse,
  recordAuditEvent,
  setTenantQuota,
} from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import { notFound } from '../contract/refusal.ts';
import type {
  ChangeTenantQuotasInput,
  LogUseOfTenant,
  QuotaState,
  TenantQuotas,
} from '../contract/tenant-quotas.ts';
import type { ApiDeps } from '../deps.ts';
import { offerPlaces } from './offer-places.ts';

/** From this share on people are told. */
const NEAR = 0.8;
const DAYS = 30;
const FLOWS = 10;

export async function getTenantQuotas(deps: ApiDeps, { tenantId }: Access): Promise<TenantQuotas> {
  const found = await findQuotaUse(deps.db.pool, { tenantId });
  if (!found) throw notFound('tenant');
  return viewQuotas(found);
}

export function getLogUse(deps: ApiDeps, { tenantId }: Access): Promise<LogUseOfTenant> {
  return listLogUse(deps.db, { tenantId, days: DAYS, flows: FLOWS });
}

/**
 * Changes both. Claims see it at once, HTTP calls and what runs keep within two seconds. Runs that a former limit held back and
 * a higher one lets go are offered to the queue in the same transaction.
 */
export async function changeTenantQuotas(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  wanted: ChangeTenantQuotasInput,
): Promise<TenantQuotas> {
  return inTransaction(deps.db, async (client) => {
    const held = await findQuotaUse(client, { tenantId });
    const changed = await setTenantQuota(client, { tenantId, ...wanted });
    const found = changed && (await findQuotaUse(client, { tenantId }));
    if (!held || !found) throw notFound('tenant');
    for (const quota of ['runsPerMinute', 'logBytes'] as const) {
      const [before, after] = [changed.before[quota], wanted[quota]];
      if (before === after) continue;
      await recordAuditEvent(client, {
        tenantId,
        userId,
        kind: `tenant.${quota}Changed`,
        subjectId: tenantId,
        details: { before, after },
      });
    }
    const free = found.runsPerMinute === null ? held.runsHeld : found.runsPerMinute - found.runsLastMinute;
    await offerPlaces(client, { tenantId, count: Math.min(held.runsHeld, free) });
    return viewQuotas(found);
  });
}

function viewQuotas(found: QuotaUse): TenantQuotas {
  const { runsPerMinute, runsLastMinute, runsHeld, logBytes, logBytesUsed } = found;
  return {
    runs: {
      perMinute: runsPerMinute,
      lastMinute: runsLastMinute,
      held: runsHeld,
      state: stateOf(runsPerMinute, runsLastMinute),
    },
    logs: { limit: logBytes, bytes: logBytesUsed, state: stateOf(logBytes, logBytesUsed) },
  };
}

function stateOf(limit: number | null, used: number): QuotaState {
  if (limit === null) return 'unlimited';
  if (used >= limit) return 'over';
  return used >= limit * NEAR ? 'near' : 'free';
}
