import type { Trigger } from '@flowbridge/flow';
import type { Database } from '../database/open-database.ts';

export type EndpointTarget = {
  tenantId: string;
  flowId: string;
  flowName: string;
  triggerId: string;
  kind: 'http' | 'connectorEvent';
  enabled: boolean;
  /** Absent while the flow was never published. */
  version?: { id: string; number: number | null };
  /** The trigger as published; absent when the published version has none of this id. */
  trigger?: Trigger;
  bindings: { connections: Record<string, string>; parameters: Record<string, unknown> };
};

type Row = Omit<EndpointTarget, 'version' | 'trigger' | 'bindings'> & {
  versionId: string | null;
  versionNumber: number | null;
  triggers: Trigger[] | null;
  bindings: Partial<EndpointTarget['bindings']> | null;
};

/** What `/hooks/<token>` leads to, or undefined for an unknown token or a removed flow. */
export async function findEndpoint(db: Database, token: string): Promise<EndpointTarget | undefined> {
  const { rows } = await db.pool.query<Row>({
    name: 'find-endpoint',
    text: `SELECT e.tenant_id AS "tenantId", e.flow_id AS "flowId", f.name AS "flowName",
             e.trigger_id AS "triggerId", e.kind, f.enabled, f.bindings, v.id AS "versionId",
             v.number AS "versionNumber", v.document->'triggers' AS triggers
           FROM http_endpoint e
           JOIN flow f ON f.id = e.flow_id AND f.tenant_id = e.tenant_id AND f.deleted_at IS NULL
           LEFT JOIN flow_version v ON v.id = f.published_version_id AND v.tenant_id = e.tenant_id
           WHERE e.token = $1`,
    values: [token],
  });
  const row = rows[0];
  if (!row) return undefined;
  const { versionId, versionNumber, triggers, bindings, ...target } = row;
  const trigger = triggers?.find((each) => each.id === target.triggerId);
  return {
    ...target,
    bindings: { connections: bindings?.connections ?? {}, parameters: bindings?.parameters ?? {} },
    ...(versionId === null ? {} : { version: { id: versionId, number: versionNumber } }),
    ...(trigger ? { trigger } : {}),
  };
}
