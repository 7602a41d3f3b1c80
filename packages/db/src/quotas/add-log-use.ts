import type { Pool } from 'pg';

/** Bytes that runs of a flow, accepted on one day, have added. */
export type LogUse = {
  tenantId: string;
  flowId: string /** `2026-11-26`, UTC. */;
  day: string;
  bytes: number;
};

/** Adds up what was written, by flow and day and by tenant, in one statement that does not wait for the disk. */
export async function addLogUse(pool: Pool, uses: readonly LogUse[]): Promise<void> {
  if (uses.length === 0) return;
  await pool.query({
    name: 'add-log-use',
    // Rows are touched in one order by all nodes, so that two of them never wait for each other.
    text: `WITH soon AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true)),
      given AS (
        SELECT u.tenant_id, u.day, u.flow_id, sum(u.bytes)::bigint AS bytes
        FROM soon, unnest($1::text[], $2::date[], $3::text[], $4::bigint[]) AS u(tenant_id, day, flow_id, bytes)
        GROUP BY u.tenant_id, u.day, u.flow_id ORDER BY u.tenant_id, u.day, u.flow_id),
      added AS (
        INSERT INTO log_use (tenant_id, day, flow_id, bytes) SELECT tenant_id, day, flow_id, bytes FROM given
        ON CONFLICT (tenant_id, day, flow_id) DO UPDATE SET bytes = log_use.bytes + excluded.bytes)
      INSERT INTO log_total (tenant_id, bytes)
      SELECT tenant_id, sum(bytes) FROM given GROUP BY tenant_id ORDER BY tenant_id
      ON CONFLICT (tenant_id) DO UPDATE SET bytes = log_total.bytes + excluded.bytes`,
    values: [
      uses.map(({ tenantId }) => tenantId),
      uses.map(({ day }) => day),
      uses.map(({ flowId }) => flowId),
      uses.map(({ bytes }) => bytes),
    ],
  });
}
