import { listStepOutcomes, type StepOutcome } from '@flowbridge/db';
import type { Step } from '@flowbridge/flow';
import type { Access } from '../contract/access.ts';
import type { RetryPreview, RetryPreviewStep, RetryRunInput } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { findRun } from './find-run.ts';
import { requireRetryable, resolveRetriedVersion } from './retry-run.ts';
import { readCountsByStep } from './run-view.ts';

/** What a retry would take over and what it would do again, per step that acts outside the run. Changes nothing. */
export async function previewRetry(
  deps: ApiDeps,
  access: Access,
  input: RetryRunInput,
): Promise<RetryPreview> {
  const { tenantId } = access;
  const run = await findRun(deps, access, input.id);
  await requireRetryable(deps, run, input.from);
  const { document } = await resolveRetriedVersion(deps, access, run, input.version);
  const { from } = input;
  const outcomes =
    from === 'trigger'
      ? []
      : await listStepOutcomes(deps.db, {
          tenantId,
          runId: run.id,
          attempt: run.attempt,
          ...(typeof from === 'string' ? {} : { beforePath: from.path }),
        });
  const all = await listStepOutcomes(deps.db, { tenantId, runId: run.id, attempt: run.attempt });
  // Exact where loops keep samples only.
  const counted = readCountsByStep(run.countsJson);
  const steps = Object.values(document.steps).flatMap((step): RetryPreviewStep[] => {
    const effect = effectOf(deps, step);
    if (!effect) return [];
    const taken = find(outcomes, step.id);
    const ran = find(all, step.id);
    const succeeded = Math.max(ran.succeeded, counted[step.id]?.succeeded ?? 0);
    const whole = typeof from === 'string' && from !== 'trigger';
    const reused = whole ? succeeded : taken.succeeded;
    const again = ran.open + succeeded - reused;
    return [
      {
        stepId: step.id,
        key: step.key,
        title: step.title ?? step.key,
        kind: step.kind,
        effect,
        reused,
        again,
        mayHaveHappened: from === 'trigger' ? 0 : ran.mayHaveHappened,
        notReached: ran.succeeded + ran.open === 0 && counted[step.id] === undefined,
      },
    ];
  });
  return {
    steps,
    reused: steps.reduce((sum, step) => sum + step.reused, 0),
    writesAgain: steps.reduce((sum, step) => sum + (step.effect === 'write' ? step.again : 0), 0),
  };
}

function find(outcomes: readonly StepOutcome[], stepId: string): StepOutcome {
  return (
    outcomes.find((each) => each.stepId === stepId) ?? { stepId, succeeded: 0, open: 0, mayHaveHappened: 0 }
  );
}

/** Undefined for steps that give the same however often they run. */
function effectOf({ connectors }: ApiDeps, step: Step): RetryPreviewStep['effect'] | undefined {
  if (step.disabled) return undefined;
  switch (step.kind) {
    case 'action':
      return connectors.catalog.action(step.config.connector, step.config.action)?.effect ?? 'write';
    case 'callFlow':
      return 'write';
    case 'code':
      return 'read';
    default:
      return undefined;
  }
}
