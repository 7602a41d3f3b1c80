import { ExpressionError } from '@flowbridge/expression';
import { type StepFailure, StepFailureError } from '../step-failure.ts';
import { engineFailure } from './codes.ts';

/**
 * The one edge where exceptions become failures. A `StepFailureError` says what went wrong; an `ExpressionError` that
 * nobody has given a field becomes `expressionFailed`; everything else is a surprise, kept as `internalError` with its
 * name and text (`details.cause`). The stack goes to the log through `Ports.surprise`, not to the person.
 */
export function toStepFailure(error: unknown): StepFailure {
  if (error instanceof StepFailureError) return error.failure;
  if (error instanceof ExpressionError) return expressionFailure(error, undefined).failure;
  const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: 'internalError', message: `unexpected: ${cause}`, details: { cause }, retryable: false };
}

/** True for an exception nobody foresaw: the runtime logs it with its stack. */
export function isSurprise(error: unknown): boolean {
  return !(error instanceof StepFailureError) && !(error instanceof ExpressionError);
}

/** A failed expression at its place in the step's config: `field`, and offsets within the template. */
export function expressionFailure(error: ExpressionError, field: string | undefined): StepFailureError {
  return engineFailure(
    'expressionFailed',
    field === undefined ? error.message : `${field}: ${error.message}`,
    { ...error.details, expressionCode: error.code },
    field,
  );
}
