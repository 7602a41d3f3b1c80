import type { Database } from '../database/open-database.ts';
import { VISIBLE_TO_TENANT } from './visible-templates.ts';

export type TemplateVersionRow = {
  templateId: string;
  key: string;
  /** Null for a shipped one. */
  tenantId: string | null;
  publisher: { code: string; name: string } | null;
  version: number;
  hash: string;
  /** As stored; read it with `readStoredContent` of the api. */
  package: unknown;
  changelog: string | null;
  origin: unknown;
  sources: unknown;
  createdAt: Date;
};

/** A version of a template the tenant sees, the newest unless `version` is given; undefined when it sees none. */
export async function findTemplateVersion(
  db: Database,
  { tenantId, templateId, version }: { tenantId: string; templateId: string; version?: number | undefined },
): Promise<TemplateVersionRow | undefined> {
  const { rows } = await db.pool.query<TemplateVersionRow>(
    `SELECT t.id AS "templateId", t.key, t.tenant_id AS "tenantId", v.number AS version, v.hash, v.package, v.changelog,
            v.origin, v.sources, v.created_at AS "createdAt",
            CASE WHEN owner.id IS NULL THEN NULL
                 ELSE json_build_object('code', owner.code, 'name', owner.name) END AS publisher
       FROM template t
       JOIN template_version v ON v.template_id = t.id
       LEFT JOIN tenant owner ON owner.id = t.tenant_id
      WHERE t.id = $2 AND ($3::int IS NULL OR v.number = $3) AND ${VISIBLE_TO_TENANT}
      ORDER BY v.number DESC
      LIMIT 1`,
    [tenantId, templateId, version ?? null],
  );
  return rows[0];
}
