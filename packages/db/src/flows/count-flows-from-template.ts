import type { Database } from '../database/open-database.ts';

/** How many flows a tenant ever made from a template, removed ones included. */
export async function countFlowsFromTemplate(
  db: Database,
  { tenantId, templateKey }: { tenantId: string; templateKey: string },
): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM flow WHERE tenant_id = $1 AND origin->>'templateKey' = $2`,
    [tenantId, templateKey],
  );
  return rows[0]?.count ?? 0;
}
