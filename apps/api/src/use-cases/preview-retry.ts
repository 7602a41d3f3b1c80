import { listStepOutcomes, type RunDetail, type StepOutcome, summarizeIterations } from '@flowbridge/db';
import { type Step, walkSteps } from '@flowbridge/flow';
import { connectorsFor } from '../catalog/connectors-for.ts';
import type { Access } from '../contract/access.ts';
import type { RetryPreview, RetryPreviewStep, RetryRunInput } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { countLoopItems } from '../retry/count-loop-items.ts';
import { isBefore, placeOf, type StartPoint } from '../retry/start-point.ts';
import { stepEffect } from '../retry/step-effect.ts';
import { findRun } from './find-run.ts';
import { readRetriedDocument, requireRetryable, requireStart } from './retry-run.ts';
import { readCounts, readCountsByStep } from './run-view.ts';

/** What a retry would take over and what it would do again, per step that acts outside the run. Changes nothing. */
export async function previewRetry(
  deps: ApiDeps,
  access: Access,
  { id, from, version }: RetryRunInput,
): Promise<RetryPreview> {
  const { tenantId } = access;
  const run = await findRun(deps, access, id);
  await requireRetryable(deps, run, from);
  const document = await readRetriedDocument(deps, access, run, version);
  const start = requireStart(document, from);
  const attempt = { tenantId, runId: run.id, attempt: run.attempt };
  const outcomes = await listStepOutcomes(deps.db, { ...attempt, items: start?.items ?? [] });
  const { catalog } = await connectorsFor(deps, tenantId);
  const counted = readCountsByStep(run.countsJson);
  const steps = [...walkSteps(document)].flatMap(({ step }): RetryPreviewStep[] => {
    const effect = stepEffect(catalog, step);
    if (!effect) return [];
    const place = placeOf(document, step.id);
    const own = outcomes.filter((outcome) => outcome.place === place);
    const succeeded = counted[step.id]?.succeeded ?? 0;
    return [viewStep({ step, effect, own, succeeded }, { from, start })];
  });
  const sum = (of: (step: RetryPreviewStep) => number) =>
    steps.reduce((before, step) => before + of(step), 0);
  return {
    steps,
    loops: countLoopItems({
      document,
      loops: readCounts(run.countsJson).loops,
      from,
      start,
      failedBefore: await countFailedBefore(deps, run, start),
    }),
    reused: sum((step) => step.reused),
    writesAgain: sum((step) => (step.effect === 'write' ? step.again : 0)),
  };
}

type Ran = {
  step: Step;
  effect: RetryPreviewStep['effect'];
  own: readonly StepOutcome[];
  /** Exact where loops keep samples only: what a checkpoint stands for has no lines any more. */
  succeeded: number;
};
type Start = { from: RetryRunInput['from']; start: StartPoint | undefined };

function viewStep({ step, effect, own, succeeded }: Ran, { from, start }: Start): RetryPreviewStep {
  const journalled = total(own, 'succeeded');
  const all = Math.max(journalled, succeeded);
  const before = start ? own.filter((outcome) => isBefore(start, outcome)) : own;
  const taken = total(before, 'succeeded');
  // A loop that keeps samples lies wholly before the start or wholly behind it.
  const reused = from === 'trigger' ? 0 : taken === journalled && before.length > 0 ? all : taken;
  const open = total(own, 'open');
  const mayHaveHappened = effect === 'write' && from !== 'trigger' ? total(before, 'mayHaveHappened') : 0;
  const { id, key, kind, title } = step;
  return {
    stepId: id,
    key,
    kind,
    title: title ?? '',
    action: step.kind === 'action' ? { connector: step.config.connector, key: step.config.action } : null,
    effect,
    reused,
    again: open + all - reused,
    mayHaveHappened,
    onUnknown: step.kind === 'action' ? (step.config.onUnknown?.policy ?? 'ask') : 'ask',
    notReached: open + all === 0,
  };
}

function total(outcomes: readonly StepOutcome[], what: 'succeeded' | 'open' | 'mayHaveHappened'): number {
  return outcomes.reduce((sum, outcome) => sum + outcome[what], 0);
}

/** Failed items before the one a start lies in, by loop. The journal of such a loop has a line for every item. */
async function countFailedBefore(
  { db }: ApiDeps,
  { tenantId, id, attempt }: RunDetail,
  start: StartPoint | undefined,
): Promise<Map<string, number>> {
  const counts = (start?.items ?? []).map(async ({ loopPath, index }) => {
    const { failedBefore } = await summarizeIterations(db, { tenantId, runId: id, attempt, loopPath, index });
    return [loopPath, failedBefore] as const;
  });
  return new Map(await Promise.all(counts));
}
