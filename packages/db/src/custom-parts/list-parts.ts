import type { Database } from '../database/open-database.ts';
import type { PartKind } from './custom-part.ts';

export type PartListRow = {
  id: string;
  kind: PartKind;
  key: string;
  draft: unknown;
  /** Newest version and what it holds; null before the first. */
  version: number | null;
  content: unknown;
  /** Flows whose draft or published version calls it. */
  usedByFlows: number;
  updatedAt: Date;
};

/** The tenant's connectors and functions by kind and key. */
export async function listParts(db: Database, { tenantId }: { tenantId: string }): Promise<PartListRow[]> {
  const { rows } = await db.pool.query<PartListRow>(
    `WITH document AS (
       SELECT f.id, f.draft AS document FROM flow f WHERE f.tenant_id = $1 AND f.deleted_at IS NULL
       UNION ALL
       SELECT f.id, v.document FROM flow f JOIN flow_version v ON v.id = f.published_version_id
        WHERE f.tenant_id = $1 AND f.deleted_at IS NULL
     ), used AS (
       SELECT DISTINCT d.id, c.config->>'connector' AS connector, c.config->>'action' AS action
         FROM document d, LATERAL (
           SELECT s.value->'config' AS config FROM json_each(d.document->'steps') s WHERE s.value->>'kind' = 'action'
           UNION ALL
           SELECT t.value->'config' FROM json_array_elements(d.document->'triggers') t WHERE t.value->>'kind' = 'poll'
         ) c
     ), used_part AS (
       SELECT CASE connector WHEN 'functions' THEN 'function' ELSE 'connector' END AS kind,
              CASE connector WHEN 'functions' THEN action ELSE connector END AS key, count(DISTINCT id)::int AS flows
         FROM used GROUP BY 1, 2
     )
     SELECT p.id, p.kind, p.key, p.draft, p.updated_at AS "updatedAt", v.number AS version, v.content,
            coalesce(u.flows, 0) AS "usedByFlows"
       FROM custom_part p
       LEFT JOIN LATERAL (SELECT number, content FROM custom_part_version
                           WHERE part_id = p.id ORDER BY number DESC LIMIT 1) v ON true
       LEFT JOIN used_part u ON u.kind = p.kind AND u.key = p.key
      WHERE p.tenant_id = $1 ORDER BY p.kind, p.key`,
    [tenantId],
  );
  return rows;
}
