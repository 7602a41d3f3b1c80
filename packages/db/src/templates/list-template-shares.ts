import type { Database } from '../database/open-database.ts';

export type TemplateShareRow = { audience: string; sharedAt: Date };
export type TemplateCopyRow = { tenant: { code: string; name: string }; version: number; copiedAt: Date };

type Own = { tenantId: string; templateId: string };

/** With whom one of the tenant's own templates is shared: all first, then by code. */
export async function listTemplateShares(
  db: Database,
  { tenantId, templateId }: Own,
): Promise<TemplateShareRow[]> {
  const { rows } = await db.pool.query<TemplateShareRow>(
    `SELECT audience, created_at AS "sharedAt" FROM template_share
      WHERE tenant_id = $1 AND template_id = $2
      ORDER BY (audience = '*') DESC, audience
      LIMIT 1000`,
    [tenantId, templateId],
  );
  return rows;
}

/** Who copied which version of one of the tenant's own templates, the last one first; at most 500. */
export async function listTemplateCopies(
  db: Database,
  { tenantId, templateId }: Own,
): Promise<TemplateCopyRow[]> {
  const { rows } = await db.pool.query<TemplateCopyRow>(
    `SELECT json_build_object('code', copier.code, 'name', copier.name) AS tenant, c.version,
            c.created_at AS "copiedAt"
       FROM template_copy c
       JOIN template t ON t.id = c.template_id AND t.tenant_id = $1
       JOIN tenant copier ON copier.id = c.tenant_id
      WHERE c.template_id = $2
      ORDER BY c.created_at DESC, c.id DESC
      LIMIT 500`,
    [tenantId, templateId],
  );
  return rows;
}
