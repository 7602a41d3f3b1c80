import { summarizeSteps } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { AttemptInput, StepSummary } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { findAttempt } from './find-run.ts';

/** Counts per step of an attempt: what colours the canvas. */
export async function summariseRun(
  deps: ApiDeps,
  access: Access,
  input: AttemptInput,
): Promise<StepSummary[]> {
  const { attempt } = await findAttempt(deps, access, input);
  return summarizeSteps(deps.db, { tenantId: access.tenantId, runId: input.id, attempt });
}
