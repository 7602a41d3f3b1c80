import { listIterations as queryIterations } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { Iterations, IterationsInput } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { findAttempt } from './find-run.ts';
import { readCounts } from './run-view.ts';

/** A loop's iterations: exact counts, and those the journal kept. */
export async function listIterations(
  deps: ApiDeps,
  access: Access,
  input: IterationsInput,
): Promise<Iterations> {
  const { attempt, countsJson } = await findAttempt(deps, access, input);
  const recorded = await queryIterations(deps.db, {
    tenantId: access.tenantId,
    runId: input.id,
    attempt,
    loopPath: input.loopPath,
  });
  const count = (state: 'succeeded' | 'failed') => recorded.filter((each) => each.state === state).length;
  const counts = readCounts(countsJson).loops.find((loop) => loop.path === input.loopPath);
  return {
    total: counts?.total ?? recorded.length,
    succeeded: counts?.succeeded ?? count('succeeded'),
    failed: counts?.failed ?? count('failed'),
    recorded,
    failedIndexes: recorded.filter((each) => each.state === 'failed').map((each) => each.index),
  };
}
