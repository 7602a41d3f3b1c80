import type { Database } from '../database/open-database.ts';

export type PartVersionRow = {
  number: number;
  changelog: string | null;
  author: { id: string; name: string } | null;
  createdAt: Date;
  /** Flows whose published version runs with it. */
  usedByFlows: number;
};

/** Versions listed at most: older ones are found by number. */
const MOST_VERSIONS = 100;

/** A part's versions, newest first. */
export async function listPartVersions(
  db: Database,
  { tenantId, partId }: { tenantId: string; partId: string },
): Promise<PartVersionRow[]> {
  const { rows } = await db.pool.query<PartVersionRow>(
    `SELECT v.number, v.changelog, v.created_at AS "createdAt",
            CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'name', u.name) END AS author,
            (SELECT count(*)::int FROM flow_version_part fp
               JOIN flow f ON f.published_version_id = fp.flow_version_id AND f.deleted_at IS NULL
              WHERE fp.part_version_id = v.id) AS "usedByFlows"
       FROM custom_part_version v
       JOIN custom_part p ON p.id = v.part_id
       LEFT JOIN user_account u ON u.id = v.author_id
      WHERE p.tenant_id = $1 AND p.id = $2
      ORDER BY v.number DESC LIMIT $3`,
    [tenantId, partId, MOST_VERSIONS],
  );
  return rows;
}
