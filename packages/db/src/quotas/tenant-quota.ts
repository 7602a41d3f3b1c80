import type { ClientBase } from 'pg';

/** What a tenant may use; null: as much as it likes. */
export type TenantQuota = { runsPerMinute: number | null; logBytes: number | null };

/** Sets both and answers the ones before; undefined when there is no such tenant. Claims see them once they are committed. */
export async function setTenantQuota(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runsPerMinute, logBytes }: TenantQuota & { tenantId: string },
): Promise<{ before: TenantQuota } | undefined> {
  // The tenant's row is locked where it is read, so that of two changes each knows what it changed.
  const { rows } = await client.query<{ runsPerMinute: number | null; logBytes: string | null }>(
    `SELECT q.runs_per_minute AS "runsPerMinute", q.log_bytes AS "logBytes"
     FROM (SELECT id FROM tenant WHERE id = $1 FOR NO KEY UPDATE) t LEFT JOIN tenant_quota q ON q.tenant_id = t.id`,
    [tenantId],
  );
  const former = rows[0];
  if (!former) return undefined;
  await client.query(
    `INSERT INTO tenant_quota (tenant_id, runs_per_minute, log_bytes) VALUES ($1, $2, $3)
     ON CONFLICT (tenant_id) DO UPDATE SET runs_per_minute = excluded.runs_per_minute, log_bytes = excluded.log_bytes`,
    [tenantId, runsPerMinute, logBytes],
  );
  return {
    before: {
      runsPerMinute: former.runsPerMinute,
      logBytes: former.logBytes === null ? null : Number(former.logBytes),
    },
  };
}
