import type { Database } from '../database/open-database.ts';
import { VISIBLE_TO_TENANT } from '../templates/visible-templates.ts';

export type TemplateFlowRow = {
  id: string;
  name: string;
  /** As stored: `{ templateKey, version, templateId?, flowKey? }`. */
  origin: unknown;
  /** Ids of the flows its draft calls. */
  calls: string[];
  templateId: string;
  templateKey: string;
  templateNames: unknown;
  publisher: { code: string; name: string } | null;
  /** Number of the template's newest version. */
  newest: number;
};

/**
 * The tenant's flows made of templates of which at least one flow is behind the newest version; all flows of such a template,
 * because those that are up to date may belong to the family of one that is not. At most 5,000.
 */
export async function listTemplateFlows(
  db: Database,
  { tenantId }: { tenantId: string },
): Promise<TemplateFlowRow[]> {
  const { rows } = await db.pool.query<TemplateFlowRow>(
    `SELECT f.id, f.name, f.origin, t.id AS "templateId", t.key AS "templateKey", v.package->'names' AS "templateNames",
            v.number AS newest,
            CASE WHEN owner.id IS NULL OR owner.id = $1 THEN NULL
                 ELSE json_build_object('code', owner.code, 'name', owner.name) END AS publisher,
            coalesce((SELECT array_agg(DISTINCT s.value->'config'->>'flow')
                        FROM json_each(f.draft->'steps') s
                       WHERE s.value->>'kind' = 'callFlow' AND s.value->'config'->>'flow' IS NOT NULL), '{}') AS calls
       FROM template t
       JOIN LATERAL (SELECT * FROM template_version v WHERE v.template_id = t.id
                      ORDER BY v.number DESC LIMIT 1) v ON true
       JOIN flow f ON f.origin->>'templateKey' = t.key
       LEFT JOIN tenant owner ON owner.id = t.tenant_id
      WHERE f.tenant_id = $1 AND f.deleted_at IS NULL AND f.setup_id IS NULL AND ${VISIBLE_TO_TENANT}
        AND EXISTS (SELECT 1 FROM flow b
                     WHERE b.tenant_id = $1 AND b.deleted_at IS NULL AND b.setup_id IS NULL AND b.origin->>'templateKey' = t.key
                       AND (b.origin->>'version')::int < v.number)
      ORDER BY t.key, f.created_at, f.id
      LIMIT 5000`,
    [tenantId],
  );
  return rows;
}
