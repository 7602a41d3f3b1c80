import { listStepRuns } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { Page } from '../contract/paging.ts';
import { Refusal } from '../contract/refusal.ts';
import type { ListStepsInput, StepRunItem } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { findAttempt } from './find-run.ts';
import { viewStepRun } from './run-view.ts';

/** A window of an attempt's step runs, in the order they began, each in its last state. */
export async function listSteps(
  deps: ApiDeps,
  access: Access,
  input: ListStepsInput,
): Promise<Page<StepRunItem>> {
  const { attempt } = await findAttempt(deps, access, input);
  const { items, nextCursor } = await listStepRuns(deps.db, {
    tenantId: access.tenantId,
    runId: input.id,
    attempt,
    parentPath: input.parentPath,
    path: input.path,
    state: input.state,
    stepId: input.stepId,
    cursor: readCursor(input.cursor),
    limit: input.limit ?? 200,
  });
  return { items: items.map(viewStepRun), nextCursor: nextCursor === undefined ? null : String(nextCursor) };
}

function readCursor(cursor: string | null | undefined): number | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const sequence = Number(cursor);
  if (Number.isSafeInteger(sequence)) return sequence;
  throw new Refusal('invalidInput', { path: 'cursor', message: 'Not a cursor of this list.' });
}
