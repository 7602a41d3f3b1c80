import type { Database } from '../database/open-database.ts';

export type BoundFlow = { connectionId: string; flowId: string; flowName: string };

/** Which flows are bound to which of the tenant's connections; to one of them with `connectionId`. */
export async function listFlowsBoundTo(
  db: Database,
  { tenantId, connectionId }: { tenantId: string; connectionId?: string },
): Promise<BoundFlow[]> {
  const { rows } = await db.pool.query<BoundFlow>(
    `SELECT DISTINCT bound.value AS "connectionId", f.id AS "flowId", f.name AS "flowName"
       FROM flow f, jsonb_each_text((f.bindings->'connections')::jsonb) bound
      WHERE f.tenant_id = $1 AND f.deleted_at IS NULL AND ($2::text IS NULL OR bound.value = $2)
      ORDER BY f.name, f.id`,
    [tenantId, connectionId ?? null],
  );
  return rows;
}
