import { type PollFailureCode, StepFailureError } from '@flowbridge/engine';

/** A poll that cannot make anything of what it was answered, or of what it is set to. */
export function pollFailure(
  code: PollFailureCode,
  message: string,
  details: Record<string, unknown>,
): StepFailureError {
  return new StepFailureError({ code, message, details, retryable: false });
}
