import type { ClientBase } from 'pg';
import type { PollTrigger } from './poll-trigger.ts';

/** Remembers which run each record was handed to. A record that changed begins anew with no failures. */
export async function putPollKeys(
  client: Pick<ClientBase, 'query'>,
  { tenantId, flowId, triggerId }: PollTrigger,
  records: readonly { key: string; hash: string; runId: string }[],
): Promise<void> {
  await client.query(
    `INSERT INTO poll_key (flow_id, trigger_id, tenant_id, key, hash, run_id, last_seen_at)
     SELECT $2, $3, $1, given.*, now() FROM unnest($4::text[], $5::text[], $6::text[]) AS given(key, hash, run_id)
     ON CONFLICT (flow_id, trigger_id, key) DO UPDATE SET hash = excluded.hash, run_id = excluded.run_id,
       retry_at = NULL, last_seen_at = excluded.last_seen_at,
       failures = CASE WHEN poll_key.hash = excluded.hash THEN poll_key.failures ELSE 0 END`,
    [
      tenantId,
      flowId,
      triggerId,
      records.map(({ key }) => key),
      records.map(({ hash }) => hash),
      records.map(({ runId }) => runId),
    ],
  );
}
