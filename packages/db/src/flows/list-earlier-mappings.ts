import type { Database } from '../database/open-database.ts';

export type EarlierMappingRow = {
  /** Last names of the two paths, in small letters. */
  source: string;
  target: string;
  /** Drafts of the tenant in which some mapping fills the target from the source. */
  flows: number;
};

/** Which field was mapped to which in the tenant's flows, most often used first. */
export async function listEarlierMappings(
  db: Database,
  { tenantId }: { tenantId: string },
): Promise<EarlierMappingRow[]> {
  const { rows } = await db.pool.query<EarlierMappingRow>(
    `WITH pair AS (
       SELECT f.id AS flow,
              lower(regexp_replace(r.value->'source'->>'path', '(^.*[.])|(\\[\\]$)', '', 'g')) AS source,
              lower(regexp_replace(r.value->>'target', '(^.*[.])|(\\[\\]$)', '', 'g')) AS target
         FROM flow f
        CROSS JOIN LATERAL json_each(f.draft->'steps') s
        CROSS JOIN LATERAL json_array_elements(
                CASE WHEN s.value->>'kind' = 'mapFields' THEN s.value->'config'->'rows' ELSE '[]' END) r
        WHERE f.tenant_id = $1 AND f.deleted_at IS NULL AND f.draft::text LIKE '%"mapFields"%'
          AND r.value->'source'->>'kind' = 'path')
     SELECT source, target, count(DISTINCT flow)::int AS flows
       FROM pair
      WHERE source <> '' AND target <> ''
      GROUP BY source, target
      ORDER BY flows DESC, target, source
      LIMIT 5000`,
    [tenantId],
  );
  return rows;
}
