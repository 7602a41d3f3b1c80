import { isSurprise, toStepFailure } from '../failure/to-step-failure.ts';
import { isPromise, type MaybePromise } from '../maybe-promise.ts';
import type { Frame } from '../scope/frame.ts';
import type { Completion } from './completion.ts';
import type { LoopRun } from './loop-run.ts';

/**
 * Work the loop itself does for an iteration (`collect`). Its failure is the iteration's, so that `onItemFailure` decides
 * about it; it is recorded at the iteration's address, `eachDraft[12]`.
 */
export function failIteration(
  loop: LoopRun,
  { frame, index }: { frame: Frame; index: number },
  work: () => MaybePromise<Completion>,
): MaybePromise<Completion> {
  const failed = (error: unknown): Completion => {
    const { run, step, path: loopPath } = loop.call;
    const path = `${loopPath}[${index}]`;
    if (isSurprise(error)) run.ports.surprise?.(error, { stepId: step.id, path });
    const failure = toStepFailure(error);
    const startedAtMs = run.ports.clock.now();
    frame.recorder.add(
      {
        path,
        stepId: step.id,
        sequence: 0,
        state: 'failed',
        startedAtMs,
        durationMs: 0,
        tryNumber: 1,
        error: failure,
      },
      'failure',
    );
    return { kind: 'failed', error: { ...failure, stepId: step.id, stepKey: step.key, path }, final: false };
  };
  try {
    const done = work();
    return isPromise(done) ? done.catch(failed) : done;
  } catch (error) {
    return failed(error);
  }
}
