import type { RetryPolicy } from '@flowbridge/flow';
import type { PlannedStep } from '../plan/plan.ts';
import type { StepFailure } from '../step-failure.ts';

const LONGEST_DELAY_MS = 3_600_000;
/** A step whose unknown calls are to be repeated, without a policy of its own for repeating. */
const ONCE_MORE: RetryPolicy = { times: 1, backoff: 'fixed', delayMs: 1_000 };

type Retried = Pick<PlannedStep, 'retry' | 'onUnknown'>;

/**
 * Whether a step's policy repeats it after this failure. `only` names codes or `http:<status>` and then decides, except over
 * a call that may have happened: that is repeated only where the builder said so (`onUnknown: retry`).
 */
export function isRetried(step: Retried, failure: StepFailure, tryNumber: number): boolean {
  if (failure.details.mayHaveHappened === true) {
    return step.onUnknown?.policy === 'retry' && tryNumber <= (step.retry ?? ONCE_MORE).times;
  }
  const { retry } = step;
  if (!retry || tryNumber > retry.times) return false;
  if (!retry.only || retry.only.length === 0) return failure.retryable;
  return retry.only.some(
    (each) =>
      each === failure.code || (failure.httpStatus !== undefined && each === `http:${failure.httpStatus}`),
  );
}

/**
 * Milliseconds to wait before the next try. Exponential doubles with each try and takes between half and all of that, so
 * that runs that failed together do not come back together. Never shorter than what the system asked for.
 */
export function retryDelayMs(
  step: Retried,
  failure: StepFailure,
  { tryNumber, random }: { tryNumber: number; random: () => number },
): number {
  const policy = step.retry ?? ONCE_MORE;
  const asked = failure.retryAfterMs ?? 0;
  if (policy.backoff === 'fixed') return Math.max(policy.delayMs, asked);
  const doubled = Math.min(policy.delayMs * 2 ** (tryNumber - 1), LONGEST_DELAY_MS);
  return Math.max(doubled * (0.5 + random() / 2), asked);
}
