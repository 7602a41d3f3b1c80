import type { Database } from '../database/open-database.ts';

export type FlowFacets = {
  /** All flows of the tenant, and those in no folder. */
  total: number;
  unfiled: number;
  /** The tags in use with how many flows carry them, by name. */
  tags: { tag: string; flows: number }[];
  /** Keys of the connectors in use. */
  connectors: string[];
};

/** What the tenant's flows can be filtered by. */
export async function listFlowFacets(db: Database, { tenantId }: { tenantId: string }): Promise<FlowFacets> {
  const { rows } = await db.pool.query<FlowFacets>(
    `WITH mine AS MATERIALIZED
       (SELECT id, folder_id, tags, connectors FROM flow WHERE tenant_id = $1 AND deleted_at IS NULL AND setup_id IS NULL)
     SELECT (SELECT count(*)::int FROM mine) AS total,
            (SELECT count(*)::int FROM mine WHERE folder_id IS NULL) AS unfiled,
            coalesce((SELECT json_agg(json_build_object('tag', tag, 'flows', flows) ORDER BY lower(tag), tag)
                        FROM (SELECT tag, count(*)::int AS flows FROM mine, unnest(tags) tag GROUP BY tag) t), '[]') AS tags,
            coalesce((SELECT array_agg(DISTINCT key ORDER BY key) FROM mine, unnest(connectors) key), '{}') AS connectors`,
    [tenantId],
  );
  return rows[0] ?? { total: 0, unfiled: 0, tags: [], connectors: [] };
}
