import { type BulkState, findBulkAttempt } from '@flowbridge/db';
import type { ClientBase } from 'pg';

/** What the canary's attempt means for the others: they go on, they stay as they are, or it is still to be waited for. */
export async function judgeCanary(
  client: Pick<ClientBase, 'query'>,
  { tenantId, id, canaryRunId }: { tenantId: string; id: string; canaryRunId: string },
): Promise<Extract<BulkState, 'canary' | 'running' | 'canaryFailed'>> {
  const state = await findBulkAttempt(client, { tenantId, bulkId: id, runId: canaryRunId });
  switch (state) {
    case 'succeeded':
      return 'running';
    case 'queued':
    case 'running':
    case 'waiting':
    case 'needsDecision':
      return 'canary';
    case 'completedWithFailures':
    case 'failed':
    case 'cancelled':
    case undefined:
      return 'canaryFailed';
  }
}
