import type { Database } from '../database/open-database.ts';

export type FlowText = { id: string; name: string; draft: unknown; published: unknown };

/** The tenant's flows whose draft or published document holds `text` somewhere: where something named so may be used. */
export async function listFlowTexts(
  db: Database,
  { tenantId, text }: { tenantId: string; text: string },
): Promise<FlowText[]> {
  const { rows } = await db.pool.query<FlowText>(
    `SELECT f.id, f.name, CASE WHEN position($2 IN f.draft::text) > 0 THEN f.draft END AS draft,
       CASE WHEN position($2 IN v.document::text) > 0 THEN v.document END AS published
     FROM flow f LEFT JOIN flow_version v ON v.id = f.published_version_id
     WHERE f.tenant_id = $1 AND f.deleted_at IS NULL
       AND (position($2 IN f.draft::text) > 0 OR position($2 IN v.document::text) > 0)
     ORDER BY f.name, f.id`,
    [tenantId, JSON.stringify(text).slice(1, -1)],
  );
  return rows;
}
