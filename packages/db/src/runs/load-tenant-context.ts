import type { Database } from '../database/open-database.ts';

export type TenantContext = {
  code: string;
  timeZone: string;
  /** JSON text by key, of variables in the open. */
  variables: Record<string, string>;
  /** Sealed texts by key, base64, of secret ones. */
  secrets: Record<string, string>;
};

/** What every run of a tenant sees of it; undefined when there is no such tenant. */
export async function loadTenantContext(db: Database, tenantId: string): Promise<TenantContext | undefined> {
  const { rows } = await db.pool.query<TenantContext>({
    name: 'load-tenant-context',
    text: `SELECT t.code, t.time_zone AS "timeZone",
             coalesce((SELECT jsonb_object_agg(v.key, v.value) FROM tenant_variable v
                        WHERE v.tenant_id = t.id AND v.sealed IS NULL), '{}') AS variables,
             coalesce((SELECT jsonb_object_agg(v.key, encode(v.sealed, 'base64')) FROM tenant_variable v
                        WHERE v.tenant_id = t.id AND v.sealed IS NOT NULL), '{}') AS secrets
           FROM tenant t WHERE t.id = $1`,
    values: [tenantId],
  });
  return rows[0];
}
