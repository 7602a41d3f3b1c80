import { inTransaction, type RunDetail, startRetry } from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import type { Access } from '../contract/access.ts';
import { Refusal } from '../contract/refusal.ts';
import type { RetryRunInput } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { findRun } from './find-run.ts';
import { requireFlow, resolveVersion } from './resolve-version.ts';

/** A new attempt of an ended run, from its trigger; the run keeps its identity and its input. */
export async function retryRun(
  deps: ApiDeps,
  access: Access,
  { id, version }: RetryRunInput,
): Promise<{ runId: string; attempt: number }> {
  const { tenantId, userId } = access;
  const run = await findRun(deps, access, id);
  if (isFailedQuery(run)) {
    throw new Refusal('runWithoutInput', {
      message: 'The query failed: this run has no records to run with.',
      hint: 'Let the trigger poll again.',
    });
  }
  const versionId =
    version === 'same'
      ? run.versionId
      : (await resolveVersion(deps, access, await requireFlow(deps, access, run.flowId), version)).versionId;
  const attempt = await inTransaction(deps.db, async (client) => {
    const number = await startRetry(client, { tenantId, runId: id, versionId, requestedBy: userId });
    if (number !== undefined) await enqueue(client, [{ name: 'run.execute', payload: { runId: id } }]);
    return number;
  });
  if (attempt === undefined) {
    throw new Refusal('runNotEnded', { message: 'Only a run that has ended can be retried.' });
  }
  return { runId: id, attempt };
}

/** A poll that could not be read: the next poll asks again. */
function isFailedQuery({ triggerKind, triggerInputJson }: RunDetail): boolean {
  if (triggerKind !== 'poll' || triggerInputJson === null) return false;
  const input: unknown = JSON.parse(triggerInputJson);
  return typeof input === 'object' && input !== null && 'queryFailed' in input;
}
