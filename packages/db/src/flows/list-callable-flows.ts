import type { Database } from '../database/open-database.ts';

export type CallableFlowRow = {
  id: string;
  name: string;
  /** The published version's number. */
  version: number;
  /** The schema of what its manual trigger asks for, as in the document; null: anything. */
  input: unknown;
};

/** The tenant's flows that others can call: published, with a manual trigger. Only those among `ids`, when given. */
export async function listCallableFlows(
  db: Database,
  { tenantId, ids }: { tenantId: string; ids?: readonly string[] },
): Promise<CallableFlowRow[]> {
  const { rows } = await db.pool.query<CallableFlowRow>(
    `SELECT f.id, f.name, v.number AS version, manual.config->'input' AS input
       FROM flow f
       JOIN flow_version v ON v.id = f.published_version_id
      CROSS JOIN LATERAL (SELECT t.value->'config' AS config
                            FROM json_array_elements(v.document->'triggers') WITH ORDINALITY t(value, at)
                           WHERE t.value->>'kind' = 'manual'
                           ORDER BY t.at
                           LIMIT 1) manual
      WHERE f.tenant_id = $1 AND f.deleted_at IS NULL AND ($2::text[] IS NULL OR f.id = ANY($2))
      ORDER BY f.name, f.id
      LIMIT 2000`,
    [tenantId, ids ?? null],
  );
  return rows;
}
