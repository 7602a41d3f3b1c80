import type { ClientBase } from 'pg';

/** How something came from a template the last time. */
export type PartOriginRow = {
  kind: string;
  packageKey: string;
  /** In the tenant. */
  key: string;
  version: number;
  hash: string;
};

/** `holder`: the tenant's copy whose flows are meant besides the tenant's parts; absent: it has none yet. */
type From = { tenantId: string; templateKey: string; holder?: string | undefined };

/** What came from a template into the tenant and into one copy of it. */
export async function listPartOrigins(
  client: Pick<ClientBase, 'query'>,
  { tenantId, templateKey, holder }: From,
): Promise<PartOriginRow[]> {
  const { rows } = await client.query<PartOriginRow>(
    `SELECT kind, package_key AS "packageKey", part_key AS key, version, hash FROM part_origin
      WHERE tenant_id = $1 AND template_key = $2 AND holder IN ('', $3)
      ORDER BY kind, package_key`,
    [tenantId, templateKey, holder ?? ''],
  );
  return rows;
}

/** Remembers how things came; each row says itself whether it belongs to the copy (`inCopy`) or to the tenant. */
export async function putPartOrigins(
  client: Pick<ClientBase, 'query'>,
  given: From & { holder: string; origins: readonly (PartOriginRow & { inCopy: boolean })[] },
): Promise<void> {
  const { tenantId, templateKey, holder, origins } = given;
  await client.query(
    `INSERT INTO part_origin (tenant_id, template_key, holder, kind, package_key, part_key, version, hash)
     SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[])
     ON CONFLICT (tenant_id, template_key, holder, kind, package_key)
       DO UPDATE SET part_key = excluded.part_key, version = excluded.version, hash = excluded.hash`,
    [
      tenantId,
      templateKey,
      origins.map(({ inCopy }) => (inCopy ? holder : '')),
      origins.map(({ kind }) => kind),
      origins.map(({ packageKey }) => packageKey),
      origins.map(({ key }) => key),
      origins.map(({ version }) => version),
      origins.map(({ hash }) => hash),
    ],
  );
}
