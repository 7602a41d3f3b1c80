import type { RetryPolicy } from '@flowbridge/flow';
import type { StepFailure } from '../step-failure.ts';

const LONGEST_DELAY_MS = 3_600_000;

/**
 * Whether a step's policy repeats it after this failure. `only` names codes or `http:<status>` and then decides, except over
 * a call that may have happened: that is never repeated unasked.
 */
export function isRetried(policy: RetryPolicy | undefined, failure: StepFailure, tryNumber: number): boolean {
  if (!policy || tryNumber > policy.times) return false;
  if (failure.details.mayHaveHappened === true) return false;
  if (!policy.only || policy.only.length === 0) return failure.retryable;
  return policy.only.some(
    (each) =>
      each === failure.code || (failure.httpStatus !== undefined && each === `http:${failure.httpStatus}`),
  );
}

/**
 * Milliseconds to wait before the next try. Exponential doubles with each try and takes between half and all of that, so
 * that runs that failed together do not come back together. Never shorter than what the system asked for.
 */
export function retryDelayMs(
  policy: RetryPolicy,
  failure: StepFailure,
  { tryNumber, random }: { tryNumber: number; random: () => number },
): number {
  const asked = failure.retryAfterMs ?? 0;
  if (policy.backoff === 'fixed') return Math.max(policy.delayMs, asked);
  const doubled = Math.min(policy.delayMs * 2 ** (tryNumber - 1), LONGEST_DELAY_MS);
  return Math.max(doubled * (0.5 + random() / 2), asked);
}
