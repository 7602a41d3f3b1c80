import type { Database } from '../database/open-database.ts';

export type TemplateOfFlowRow = { id: string; version: number; names: unknown };

/** The tenant's own templates whose newest version was published from this flow among others, the last one first. */
export async function listTemplatesOfFlow(
  db: Database,
  { tenantId, flowId }: { tenantId: string; flowId: string },
): Promise<TemplateOfFlowRow[]> {
  const { rows } = await db.pool.query<TemplateOfFlowRow>(
    `SELECT t.id, v.number AS version, v.package->'names' AS names
       FROM template t
       JOIN LATERAL (SELECT * FROM template_version v WHERE v.template_id = t.id
                      ORDER BY v.number DESC LIMIT 1) v ON true
      WHERE t.tenant_id = $1 AND v.sources ? $2
      ORDER BY v.created_at DESC
      LIMIT 50`,
    [tenantId, flowId],
  );
  return rows;
}
