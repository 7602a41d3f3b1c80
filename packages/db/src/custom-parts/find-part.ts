import type { Database } from '../database/open-database.ts';
import type { PartKind } from './custom-part.ts';

export type PartRow = {
  id: string;
  kind: PartKind;
  key: string;
  draft: unknown;
  revision: number;
  lastTrial: unknown;
  /** Newest version; null before the first. */
  version: number | null;
  updatedAt: Date;
};

/** A tenant's part by id, or undefined. */
export async function findPart(
  db: Database,
  { tenantId, partId }: { tenantId: string; partId: string },
): Promise<PartRow | undefined> {
  const { rows } = await db.pool.query<PartRow>(
    `SELECT id, kind, key, draft, revision, last_trial AS "lastTrial", updated_at AS "updatedAt",
       (SELECT max(number) FROM custom_part_version v WHERE v.part_id = p.id) AS version
     FROM custom_part p WHERE tenant_id = $1 AND id = $2`,
    [tenantId, partId],
  );
  return rows[0];
}
