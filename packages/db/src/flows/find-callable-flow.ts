import type { Database } from '../database/open-database.ts';

export type CallableFlow = {
  id: string;
  name: string;
  versionId: string;
  /** Null: a snapshot of the draft. */
  version: number | null;
  bindings: { connections: Record<string, string>; parameters: Record<string, unknown> };
};

/**
 * A flow that other flows of the tenant may call: its published version, or the one that a test names; undefined when there is
 * none.
 */
export async function findCallableFlow(
  db: Database,
  { tenantId, flowId, versionId }: { tenantId: string; flowId: string; versionId?: string | undefined },
): Promise<CallableFlow | undefined> {
  const { rows } = await db.pool.query<CallableFlow>(
    `SELECT f.id, f.name, v.id AS "versionId", v.number AS version,
       json_build_object('connections', coalesce(f.bindings->'connections', '{}'),
                         'parameters', coalesce(f.bindings->'parameters', '{}')) AS bindings
     FROM flow f JOIN flow_version v ON v.flow_id = f.id AND v.id = coalesce($3, f.published_version_id)
     WHERE f.tenant_id = $1 AND f.id = $2 AND f.deleted_at IS NULL`,
    [tenantId, flowId, versionId ?? null],
  );
  return rows[0];
}
