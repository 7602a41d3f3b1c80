import type { Database } from '../database/open-database.ts';
import type { PartVersion } from './custom-part.ts';

/** A version of a tenant's part by its number, or undefined. */
export async function findPartVersion(
  db: Database,
  { tenantId, partId, number }: { tenantId: string; partId: string; number: number },
): Promise<PartVersion | undefined> {
  const { rows } = await db.pool.query<PartVersion>(
    `SELECT p.kind, p.key, v.number, v.content FROM custom_part_version v JOIN custom_part p ON p.id = v.part_id
      WHERE p.tenant_id = $1 AND p.id = $2 AND v.number = $3`,
    [tenantId, partId, number],
  );
  return rows[0];
}
