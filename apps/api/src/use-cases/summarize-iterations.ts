import { summarizeIterations as querySummary } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { Iterations, IterationsInput } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { findAttempt } from './find-run.ts';
import { readCounts } from './run-view.ts';

/** A loop's items: exact counts, and the neighbours of one among those the journal kept. */
export async function summarizeIterations(
  deps: ApiDeps,
  access: Access,
  input: IterationsInput,
): Promise<Iterations> {
  const { attempt, countsJson } = await findAttempt(deps, access, input);
  const { loopPath, index } = input;
  const found = await querySummary(deps.db, {
    tenantId: access.tenantId,
    runId: input.id,
    attempt,
    loopPath,
    index,
  });
  const counts = readCounts(countsJson).loops.find((loop) => loop.path === loopPath);
  return {
    total: Math.max(counts?.total ?? found.recorded, (found.last ?? -1) + 1),
    succeeded: counts?.succeeded ?? found.succeeded,
    failed: counts?.failed ?? found.failed,
    recorded: found.recorded,
    first: found.first,
    index: found.index,
    previous: found.previous,
    next: found.next,
    previousFailed: found.previousFailed ?? found.lastFailed,
    nextFailed: found.nextFailed ?? found.firstFailed,
  };
}
