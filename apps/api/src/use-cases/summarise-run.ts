import { summarizeSteps } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { AttemptInput, StepSummary } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { findAttempt } from './find-run.ts';
import { readCountsByStep } from './run-view.ts';

/** Counts per step: exact ones kept with the run where it has them, else counted from the journal. */
export async function summariseRun(
  deps: ApiDeps,
  access: Access,
  input: AttemptInput,
): Promise<StepSummary[]> {
  const { attempt, countsJson } = await findAttempt(deps, access, input);
  const { tenantId } = access;
  const counted = await summarizeSteps(deps.db, { tenantId, runId: input.id, attempt });
  const exact = readCountsByStep(countsJson);
  const steps = new Map(counted.map((step) => [step.stepId, step]));
  for (const [stepId, step] of Object.entries(exact)) {
    const running = steps.get(stepId)?.running ?? 0;
    if ((steps.get(stepId)?.total ?? 0) <= step.total) steps.set(stepId, { stepId, running, ...step });
  }
  return [...steps.values()];
}
