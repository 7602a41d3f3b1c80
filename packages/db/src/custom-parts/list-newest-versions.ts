import type { Database } from '../database/open-database.ts';
import type { PartKind, PartVersion } from './custom-part.ts';

/** The newest version of each part of a tenant that has one; with `kind` and `key`, of that part only. */
export async function listNewestVersions(
  db: Pick<Database, 'pool'>,
  { tenantId, kind, key }: { tenantId: string; kind?: PartKind; key?: string },
): Promise<PartVersion[]> {
  const { rows } = await db.pool.query<PartVersion>(
    `SELECT p.kind, p.key, v.number, v.content
       FROM custom_part p
       JOIN LATERAL (SELECT number, content FROM custom_part_version
                      WHERE part_id = p.id ORDER BY number DESC LIMIT 1) v ON true
      WHERE p.tenant_id = $1 AND ($2::text IS NULL OR p.kind = $2) AND ($3::text IS NULL OR p.key = $3)
      ORDER BY p.kind, p.key`,
    [tenantId, kind ?? null, key ?? null],
  );
  return rows;
}
