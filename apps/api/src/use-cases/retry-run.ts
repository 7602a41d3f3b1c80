import { findVersion, inTransaction, listLoopCheckpoints, type RunDetail, startRetry } from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import { enqueue } from '@flowbridge/queue';
import { z } from 'zod';
import type { Access } from '../contract/access.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { RetryRunInput } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { type StartPoint, startPoint } from '../retry/start-point.ts';
import { findRun } from './find-run.ts';
import { readDocument } from './read-document.ts';
import { requireFlow, resolveVersion } from './resolve-version.ts';
import { hasEnded } from './run-view.ts';

/** A new attempt of an ended run; the run keeps its identity and its input. */
export async function retryRun(
  deps: ApiDeps,
  access: Access,
  { id, from, version }: RetryRunInput,
): Promise<{ runId: string; attempt: number }> {
  const { tenantId, userId } = access;
  const run = await findRun(deps, access, id);
  await requireRetryable(deps, run, from);
  requireStart(await readRetriedDocument(deps, access, run, version), from);
  const versionId = await resolveRetriedVersion(deps, access, run, version);
  const attempt = await inTransaction(deps.db, async (client) => {
    const number = await startRetry(client, { tenantId, runId: id, versionId, requestedBy: userId, from });
    if (number !== undefined) await enqueue(client, [{ name: 'run.execute', payload: { runId: id } }]);
    return number;
  });
  if (attempt === undefined) throw notEnded();
  return { runId: id, attempt };
}

const keptLoop = z.object({ complete: z.boolean() });

/** Refuses what cannot be retried, and a path whose past is not kept step by step. */
export async function requireRetryable(
  deps: ApiDeps,
  run: RunDetail,
  from: RetryRunInput['from'],
): Promise<void> {
  if (!hasEnded(run.state) || run.duplicateOf !== null) throw notEnded();
  if (isFailedQuery(run)) {
    throw new Refusal('runWithoutInput', {
      message: 'The query failed: this run has no records to run with.',
      hint: 'Let the trigger poll again.',
    });
  }
  if (run.state === 'succeeded' && (from === 'failedStep' || from === 'failedItems')) {
    throw new Refusal('nothingFailed', {
      message: 'Nothing failed in this run.',
      hint: 'Retry from the trigger or from a step.',
      path: 'from',
    });
  }
  if (typeof from === 'string') return;
  const loops = await listLoopCheckpoints(deps.db, {
    tenantId: run.tenantId,
    runId: run.id,
    attempt: run.attempt,
  });
  const inside = loops.find(
    ({ path, checkpointJson }) =>
      from.path.startsWith(`${path}[`) && !keptLoop.parse(JSON.parse(checkpointJson)).complete,
  );
  if (!inside) return;
  throw new Refusal('retryPathNotKept', {
    message: `${from.path} lies in a loop too long to be kept item by item.`,
    path: from.path,
    hint: `Retry from ${inside.path}, or its failed items only.`,
    details: { loopPath: inside.path },
  });
}

/** Where a retry from a path begins in the document it will run; undefined when it begins elsewhere. */
export function requireStart(document: FlowDocument, from: RetryRunInput['from']): StartPoint | undefined {
  if (typeof from === 'string') return undefined;
  const start = startPoint(document, from.path);
  if (start) return start;
  throw new Refusal('retryStepGone', {
    message: `That version has no step at ${from.path}.`,
    path: from.path,
    hint: 'Choose another step or another version.',
  });
}

/** The document the new attempt would run. Writes nothing, so that a preview leaves no snapshot of a draft behind. */
export async function readRetriedDocument(
  deps: ApiDeps,
  access: Access,
  run: RunDetail,
  version: RetryRunInput['version'],
): Promise<FlowDocument> {
  if (version === 'draft') return readDocument((await requireFlow(deps, access, run.flowId)).draft);
  const versionId = await resolveRetriedVersion(deps, access, run, version);
  const found = await findVersion(deps.db, { tenantId: access.tenantId, versionId });
  if (!found) throw notFound('version');
  return readDocument(found.document);
}

/** The version the new attempt runs; a draft is kept as a snapshot. */
async function resolveRetriedVersion(
  deps: ApiDeps,
  access: Access,
  run: RunDetail,
  version: RetryRunInput['version'],
): Promise<string> {
  if (version === 'same') return run.versionId;
  const flow = await requireFlow(deps, access, run.flowId);
  return (await resolveVersion(deps, access, flow, version)).versionId;
}

function notEnded(): Refusal {
  return new Refusal('runNotEnded', { message: 'Only a run that has ended can be retried.' });
}

/** A poll that could not be read: the next poll asks again. */
function isFailedQuery({ triggerKind, triggerInputJson }: RunDetail): boolean {
  if (triggerKind !== 'poll' || triggerInputJson === null) return false;
  const input: unknown = JSON.parse(triggerInputJson);
  return typeof input === 'object' && input !== null && 'queryFailed' in input;
}
