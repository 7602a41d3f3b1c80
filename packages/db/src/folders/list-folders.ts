import type { Database } from '../database/open-database.ts';

export type FolderRow = {
  id: string;
  /** Null: at the top. */
  parentId: string | null;
  name: string;
  /** Flows right inside, without those of the folders in it. */
  flows: number;
};

/** All folders of the tenant, by name. */
export async function listFolders(db: Database, { tenantId }: { tenantId: string }): Promise<FolderRow[]> {
  const { rows } = await db.pool.query<FolderRow>(
    `SELECT o.id, o.parent_id AS "parentId", o.name, count(f.id)::int AS flows
       FROM flow_folder o LEFT JOIN flow f ON f.folder_id = o.id AND f.tenant_id = o.tenant_id AND f.deleted_at IS NULL
      WHERE o.tenant_id = $1
      GROUP BY o.id
      ORDER BY lower(o.name), o.id`,
    [tenantId],
  );
  return rows;
}
