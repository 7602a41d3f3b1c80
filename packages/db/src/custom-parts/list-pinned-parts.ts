import type { Database } from '../database/open-database.ts';
import type { PartVersion } from './custom-part.ts';

/** The versions of its tenant's parts that a version of a flow runs with. They never change. */
export async function listPinnedParts(
  db: Pick<Database, 'pool'>,
  { versionId }: { versionId: string },
): Promise<PartVersion[]> {
  const { rows } = await db.pool.query<PartVersion>(
    `SELECT p.kind, p.key, v.number, v.content
       FROM flow_version_part fp
       JOIN custom_part_version v ON v.id = fp.part_version_id
       JOIN custom_part p ON p.id = v.part_id
       JOIN flow_version f ON f.id = fp.flow_version_id AND f.tenant_id = p.tenant_id
      WHERE fp.flow_version_id = $1`,
    [versionId],
  );
  return rows;
}
