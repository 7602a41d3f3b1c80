import type { FlowDocument } from '@flowbridge/flow';
import type { PoolClient } from 'pg';
import { draftEndpoints } from '../flows/draft-endpoints.ts';

/** Addresses for triggers of a draft that have none yet, in the caller's transaction. */
export async function insertDraftEndpoints(
  client: PoolClient,
  flow: { tenantId: string; flowId: string },
  document: FlowDocument,
): Promise<void> {
  for (const { token, triggerId, kind } of draftEndpoints(flow, document)) {
    await client.query(
      `INSERT INTO http_endpoint (token, tenant_id, flow_id, trigger_id, kind) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [token, flow.tenantId, flow.flowId, triggerId, kind],
    );
  }
}
