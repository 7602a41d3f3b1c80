import type { Database } from '../database/open-database.ts';

export type TenantContext = {
  code: string;
  timeZone: string;
  /** JSON text by key, of variables in the open. */
  variables: Record<string, string>;
  /** Sealed texts by key, base64, of secret ones. */
  secrets: Record<string, string>;
  /** How many of its runs may begin in a minute is limited. */
  runsLimited: boolean;
  /** Its runs hold as many bytes of logs as its quota allows. */
  logsFull: boolean;
};

/** What every run of a tenant sees of it; undefined when there is no such tenant. */
export async function loadTenantContext(db: Database, tenantId: string): Promise<TenantContext | undefined> {
  const { rows } = await db.pool.query<TenantContext>({
    name: 'load-tenant-context',
    text: `SELECT t.code, t.time_zone AS "timeZone",
             coalesce((SELECT jsonb_object_agg(v.key, v.value) FROM tenant_variable v
                        WHERE v.tenant_id = t.id AND v.sealed IS NULL), '{}') AS variables,
             coalesce((SELECT jsonb_object_agg(v.key, encode(v.sealed, 'base64')) FROM tenant_variable v
                        WHERE v.tenant_id = t.id AND v.sealed IS NOT NULL), '{}') AS secrets,
             q.runs_per_minute IS NOT NULL AS "runsLimited",
             q.log_bytes IS NOT NULL AND q.log_bytes <= coalesce((
               SELECT l.bytes FROM log_total l WHERE l.tenant_id = t.id), 0) AS "logsFull"
           FROM tenant t LEFT JOIN tenant_quota q ON q.tenant_id = t.id WHERE t.id = $1`,
    values: [tenantId],
  });
  return rows[0];
}
