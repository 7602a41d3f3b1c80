import type { Database } from '../database/open-database.ts';

export type PartsRevision = {
  /** Another text whenever the tenant has other versions than before. */
  revision: string;
  /** Since the newest version was made, by the database's clock; null: there is none. */
  ageMs: number | null;
};

/** Which versions of its own connectors and functions a tenant has. */
export async function findPartsRevision(
  db: Pick<Database, 'pool'>,
  { tenantId }: { tenantId: string },
): Promise<PartsRevision> {
  const { rows } = await db.pool.query<PartsRevision>(
    `SELECT md5(coalesce(string_agg(v.id, ' ' ORDER BY v.id), '')) AS revision,
            (extract(epoch FROM clock_timestamp() - max(v.created_at)) * 1000)::float8 AS "ageMs"
       FROM custom_part p JOIN custom_part_version v ON v.part_id = p.id WHERE p.tenant_id = $1`,
    [tenantId],
  );
  return rows[0] ?? { revision: '', ageMs: null };
}
