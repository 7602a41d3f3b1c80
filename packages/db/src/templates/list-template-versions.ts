import type { Database } from '../database/open-database.ts';
import { VISIBLE_TO_TENANT } from './visible-templates.ts';

export type TemplateVersionListRow = {
  number: number;
  hash: string;
  changelog: string | null;
  origin: unknown;
  /** Given to the publishing tenant only. */
  author: { id: string; name: string } | null;
  createdAt: Date;
};

/** The versions of a template the tenant sees, newest first; at most 200. */
export async function listTemplateVersions(
  db: Database,
  { tenantId, templateId }: { tenantId: string; templateId: string },
): Promise<TemplateVersionListRow[]> {
  const { rows } = await db.pool.query<TemplateVersionListRow>(
    `SELECT v.number, v.hash, v.changelog, v.origin, v.created_at AS "createdAt",
            CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'name', u.name) END AS author
       FROM template t
       JOIN template_version v ON v.template_id = t.id
       LEFT JOIN user_account u ON u.id = v.author_id AND t.tenant_id = $1
      WHERE t.id = $2 AND ${VISIBLE_TO_TENANT}
      ORDER BY v.number DESC
      LIMIT 200`,
    [tenantId, templateId],
  );
  return rows;
}
