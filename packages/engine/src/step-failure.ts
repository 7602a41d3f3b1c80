/** Why a step failed: stored as code + details and put into words in the reader's language. */

/** Closed list of the engine's own codes; connectors add theirs under `connector.*` (see connector-sdk). */
export type StepFailure = {
  code: string;
  /** For the log: one English line without secrets. */
  message: string;
  /** Values the wording needs: the input's names, limits, positions, vendor's code and text. */
  details: Record<string, unknown>;
  /** Where in the step's config, when known: `input.$filter`, `items`. */
  field?: string;
  retryable: boolean;
  /** The system asked to wait this long. */
  retryAfterMs?: number;
  /** HTTP status, when there was one: `retry.only` may name it. */
  httpStatus?: number;
  request?: unknown;
  response?: unknown;
};

/** The only exception that means "this step failed"; everything else is a surprise and becomes `internalError`. */
export class StepFailureError extends Error {
  override readonly name = 'StepFailureError';
  readonly failure: StepFailure;
  constructor(failure: StepFailure, options?: { cause?: unknown }) {
    super(failure.message, options);
    this.failure = failure;
  }
}
