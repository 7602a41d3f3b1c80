import type { ClientBase } from 'pg';

/**
 * Moves a run that waits for something back to `queued`; false when it waits for nothing (any more). Call it inside the
 * transaction that enqueues `run.execute`. To wake a run for nothing is harmless: it goes on waiting.
 */
export async function wakeRun(client: Pick<ClientBase, 'query'>, runId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE run SET state = 'queued', node_id = NULL
     WHERE id = $1 AND state IN ('waiting', 'needsDecision')`,
    [runId],
  );
  return rowCount === 1;
}
