import type { ClientBase } from 'pg';
import type { PollTrigger } from './poll-trigger.ts';

export type LockedCursor = {
  watermark: string | null;
  openSince: Date | null;
  backfill: string | null;
};

/**
 * Locks a poll trigger's cursor until the transaction ends, making it when there is none: everything that hands out
 * records, moves the watermark or ends a poll holds it. Undefined when the tenant has no such flow.
 */
export async function lockPollCursor(
  client: Pick<ClientBase, 'query'>,
  { tenantId, flowId, triggerId }: PollTrigger,
): Promise<LockedCursor | undefined> {
  await client.query(
    `INSERT INTO poll_cursor (flow_id, trigger_id, tenant_id)
     SELECT id, $3, tenant_id FROM flow WHERE id = $2 AND tenant_id = $1 ON CONFLICT DO NOTHING`,
    [tenantId, flowId, triggerId],
  );
  const { rows } = await client.query<LockedCursor>(
    `SELECT watermark, open_since AS "openSince", backfill FROM poll_cursor
     WHERE flow_id = $2 AND trigger_id = $3 AND tenant_id = $1 FOR UPDATE`,
    [tenantId, flowId, triggerId],
  );
  return rows[0];
}
