import type { ClientBase } from 'pg';
import type { PollTrigger } from './poll-trigger.ts';

/**
 * delivered: a run with this very record has reached its end; open: one is on its way; held: it failed and is left alone
 * for a while; failed: it failed and is to be handed out again.
 */
export type KnownKey = { key: string; state: 'delivered' | 'open' | 'held' | 'failed' };

/** Those of the given records that were handed to a run before, unchanged since. The caller holds the cursor's lock. */
export async function listKnownKeys(
  client: Pick<ClientBase, 'query'>,
  { flowId, triggerId }: PollTrigger,
  records: readonly { key: string; hash: string }[],
): Promise<KnownKey[]> {
  const { rows } = await client.query<KnownKey>(
    `SELECT k.key, CASE WHEN p.run_id IS NULL THEN 'delivered' WHEN p.state <> 'failed' THEN 'open'
                        WHEN k.retry_at > now() THEN 'held' ELSE 'failed' END AS state
     FROM unnest($3::text[], $4::text[]) AS given(key, hash)
       JOIN poll_key k ON k.flow_id = $1 AND k.trigger_id = $2 AND k.key = given.key AND k.hash = given.hash
       LEFT JOIN poll_run p ON p.run_id = k.run_id`,
    [flowId, triggerId, records.map(({ key }) => key), records.map(({ hash }) => hash)],
  );
  return rows;
}
