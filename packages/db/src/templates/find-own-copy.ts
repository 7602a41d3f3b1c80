import type { Database } from '../database/open-database.ts';

export type OwnCopyRow = {
  templateId: string;
  /** The newest version of the copy. */
  version: number;
  /** What that version is a copy of. */
  origin: { templateKey: string; version: number };
};

/** The tenant's template whose newest version is a copy of `templateKey`; the last one made when there are several. */
export async function findOwnCopy(
  db: Database,
  { tenantId, templateKey }: { tenantId: string; templateKey: string },
): Promise<OwnCopyRow | undefined> {
  const { rows } = await db.pool.query<OwnCopyRow>(
    `SELECT t.id AS "templateId", v.number AS version, v.origin
       FROM template t
       JOIN LATERAL (SELECT * FROM template_version v WHERE v.template_id = t.id
                      ORDER BY v.number DESC LIMIT 1) v ON true
      WHERE t.tenant_id = $1 AND v.origin->>'templateKey' = $2
      ORDER BY t.created_at DESC
      LIMIT 1`,
    [tenantId, templateKey],
  );
  return rows[0];
}
