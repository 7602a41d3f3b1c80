import type { Database } from '../database/open-database.ts';
import { VISIBLE_TO_TENANT } from './visible-templates.ts';

export type TemplateRow = {
  id: string;
  key: string;
  /** Null for a shipped one, visible to all. */
  tenantId: string | null;
  /** Of the newest version, as everything below. */
  version: number;
  publishedAt: Date;
  /** Of a copy: `{ templateKey, version }`. */
  origin: unknown;
  /** Parts of the package as stored. */
  names: unknown;
  descriptions: unknown;
  tags: unknown;
  connectors: unknown;
  /** `[{ key, names }]` */
  flows: unknown;
  /** Whose it is; null for a shipped one. */
  publisher: { code: string; name: string } | null;
  /** How many codes, or all, it is shared with. */
  audiences: number;
};

/** The newest version of every template the tenant sees, without drawings: shipped ones by key, then the newest first. */
export async function listTemplates(
  db: Database,
  { tenantId }: { tenantId: string },
): Promise<TemplateRow[]> {
  const { rows } = await db.pool.query<TemplateRow>(
    `SELECT t.id, t.key, t.tenant_id AS "tenantId", v.number AS version, v.created_at AS "publishedAt", v.origin,
            v.package->'names' AS names, v.package->'descriptions' AS descriptions,
            coalesce(v.package->'tags', '[]') AS tags, coalesce(v.package->'connectors', '[]') AS connectors,
            (SELECT json_agg(json_build_object('key', f.value->'key', 'names', f.value->'names') ORDER BY f.at)
               FROM json_array_elements(v.package->'flows') WITH ORDINALITY f(value, at)) AS flows,
            CASE WHEN owner.id IS NULL THEN NULL
                 ELSE json_build_object('code', owner.code, 'name', owner.name) END AS publisher,
            (SELECT count(*)::int FROM template_share s WHERE s.template_id = t.id) AS audiences
       FROM template t
       JOIN LATERAL (SELECT * FROM template_version v WHERE v.template_id = t.id
                      ORDER BY v.number DESC LIMIT 1) v ON true
       LEFT JOIN tenant owner ON owner.id = t.tenant_id
      WHERE ${VISIBLE_TO_TENANT}
      ORDER BY (t.tenant_id IS NULL) DESC, CASE WHEN t.tenant_id IS NULL THEN t.key END, v.created_at DESC, t.id
      LIMIT 2000`,
    [tenantId],
  );
  return rows;
}
