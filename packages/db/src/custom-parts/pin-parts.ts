import { type FlowDocument, usedActions } from '@flowbridge/flow';
import type { Pool, PoolClient } from 'pg';

type Queryable = Pick<Pool | PoolClient, 'query'>;

/** Ids of the newest versions of the tenant's parts that a document calls, in order. Functions are actions of one connector. */
export async function newestPartVersions(
  db: Queryable,
  { tenantId, document }: { tenantId: string; document: FlowDocument },
): Promise<string[]> {
  const used = usedActions(document);
  if (used.length === 0) return [];
  const connectors = used.map(({ connector }) => connector);
  const functions = used.flatMap(({ connector, action }) => (connector === 'functions' ? [action] : []));
  const { rows } = await db.query<{ id: string }>(
    `SELECT v.id FROM custom_part p
       JOIN LATERAL (SELECT id FROM custom_part_version WHERE part_id = p.id ORDER BY number DESC LIMIT 1) v ON true
      WHERE p.tenant_id = $1
        AND ((p.kind = 'connector' AND p.key = ANY($2)) OR (p.kind = 'function' AND p.key = ANY($3)))
      ORDER BY v.id`,
    [tenantId, connectors, functions],
  );
  return rows.map(({ id }) => id);
}

/** From now on the flow's version runs with these versions of parts. */
export async function pinParts(
  db: Queryable,
  { versionId, parts }: { versionId: string; parts: readonly string[] },
): Promise<void> {
  if (parts.length === 0) return;
  await db.query(
    'INSERT INTO flow_version_part (flow_version_id, part_version_id) SELECT $1, unnest($2::text[])',
    [versionId, parts],
  );
}
