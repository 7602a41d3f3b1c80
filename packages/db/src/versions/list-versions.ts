import type { Database } from '../database/open-database.ts';

export type FlowVersionListRow = {
  id: string;
  number: number;
  changelog: string | null;
  author: { id: string; name: string } | null;
  createdAt: Date;
};

export type ListVersions = {
  tenantId: string;
  flowId: string;
  /** Number of the last row of the former page. */
  after?: number | undefined;
  limit: number;
};

/** A flow's published versions, newest first. */
export async function listVersions(
  db: Database,
  { tenantId, flowId, after, limit }: ListVersions,
): Promise<FlowVersionListRow[]> {
  const { rows } = await db.pool.query<FlowVersionListRow>(
    `SELECT v.id, v.number, v.changelog, v.created_at AS "createdAt",
            CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'name', u.name) END AS author
       FROM flow_version v LEFT JOIN user_account u ON u.id = v.author_id
      WHERE v.tenant_id = $1 AND v.flow_id = $2 AND v.number IS NOT NULL
        AND ($3::int IS NULL OR v.number < $3)
      ORDER BY v.number DESC
      LIMIT $4`,
    [tenantId, flowId, after ?? null, limit],
  );
  return rows;
}
