import type { ClientBase } from 'pg';

export type OwnCopyRow = {
  templateId: string;
  /** The newest version of the copy, with its package as stored. */
  version: number;
  package: unknown;
  sources: unknown;
  /** The last version that was taken from the template, whatever the tenant published over it since. */
  takenVersion: number;
  takenPackage: unknown;
};

type Wanted = { tenantId: string; templateKey: string; hold: boolean };

/**
 * The tenant's template that was copied or imported from `templateKey`; the last one made when there are several. `hold`: nobody
 * adds a version to it until the caller's transaction ends.
 */
export async function findOwnCopy(
  client: Pick<ClientBase, 'query'>,
  { tenantId, templateKey, hold }: Wanted,
): Promise<OwnCopyRow | undefined> {
  const { rows } = await client.query<OwnCopyRow>(
    `SELECT t.id AS "templateId", newest.number AS version, newest.package, newest.sources,
            (taken.origin->>'version')::int AS "takenVersion", taken.package AS "takenPackage"
       FROM template t
       JOIN LATERAL (SELECT * FROM template_version v WHERE v.template_id = t.id
                      ORDER BY v.number DESC LIMIT 1) newest ON true
       JOIN LATERAL (SELECT * FROM template_version v
                      WHERE v.template_id = t.id AND v.origin->>'templateKey' = $2
                      ORDER BY v.number DESC LIMIT 1) taken ON true
      WHERE t.tenant_id = $1
      ORDER BY t.created_at DESC
      LIMIT 1 ${hold ? 'FOR UPDATE OF t' : ''}`,
    [tenantId, templateKey],
  );
  return rows[0];
}
