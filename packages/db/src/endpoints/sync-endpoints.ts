import { randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import { FLOW_CHANGED } from '../runs/run-channels.ts';

export type WantedEndpoint = { triggerId: string; kind: 'http' | 'connectorEvent' };

/**
 * Makes sure each HTTP or event trigger of a flow has its address, and removes the addresses of triggers that are gone.
 * An existing address never changes. Tells runners that the flow changed; call it also after publish, enable, disable and
 * a change of bindings. Answers all addresses.
 */
export async function syncEndpoints(
  client: Pick<ClientBase, 'query'>,
  { tenantId, flowId, endpoints }: { tenantId: string; flowId: string; endpoints: WantedEndpoint[] },
): Promise<{ triggerId: string; token: string; kind: string }[]> {
  const triggerIds = endpoints.map((each) => each.triggerId);
  await client.query(
    'DELETE FROM http_endpoint WHERE flow_id = $1 AND tenant_id = $2 AND trigger_id <> ALL($3)',
    [flowId, tenantId, triggerIds],
  );
  await client.query(
    `INSERT INTO http_endpoint (token, tenant_id, flow_id, trigger_id, kind)
     SELECT wanted.token, f.tenant_id, f.id, wanted.trigger_id, wanted.kind
     FROM flow f, unnest($3::text[], $4::text[], $5::text[]) AS wanted(token, trigger_id, kind)
     WHERE f.id = $1 AND f.tenant_id = $2
     ON CONFLICT (flow_id, trigger_id) DO UPDATE SET kind = excluded.kind`,
    [
      flowId,
      tenantId,
      endpoints.map(() => randomBytes(24).toString('base64url')),
      triggerIds,
      endpoints.map((each) => each.kind),
    ],
  );
  await client.query('SELECT pg_notify($1, $2)', [FLOW_CHANGED, flowId]);
  const { rows } = await client.query<{ triggerId: string; token: string; kind: string }>(
    'SELECT trigger_id AS "triggerId", token, kind FROM http_endpoint WHERE flow_id = $1 AND tenant_id = $2',
    [flowId, tenantId],
  );
  return rows;
}
