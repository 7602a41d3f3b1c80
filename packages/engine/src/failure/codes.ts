import { type StepFailure, StepFailureError } from '../step-failure.ts';

/** Every way the engine itself fails a step. Connectors add theirs under `connector.*`. */
export type EngineFailureCode =
  | 'actionUnknown'
  | 'alreadyResponded'
  | 'answersUnreadable'
  | 'badPattern'
  | 'batchInterrupted'
  | 'codeFailed'
  | 'decidedAsFailed'
  | 'expressionFailed'
  | 'flowNotChosen'
  | 'flowTimedOut'
  | 'internalError'
  | 'invalidHeader'
  | 'invalidJson'
  | 'invalidSize'
  | 'invalidStatus'
  | 'itemsNotAList'
  | 'mappingFailed'
  | 'notAList'
  | 'notANumber'
  | 'notATime'
  | 'notComparable'
  | 'notInLoop'
  | 'recordKeyInvalid'
  | 'recordRefused'
  | 'redirectWithoutAddress'
  | 'requiredInputMissing'
  | 'schemaMismatch'
  | 'stepTimedOut'
  | 'subFlowCancelled'
  | 'subFlowFailed'
  | 'subFlowMissing'
  | 'subFlowSkipped'
  | 'subFlowTooDeep'
  | 'terminatedAsFailed'
  | 'tooManySteps'
  | 'tooManyTurns'
  | 'unsafePattern'
  | 'valueTooDeep'
  | 'valueTooLarge'
  | 'variableNotInitialised'
  | 'variableTypeMismatch'
  | 'waitTimedOut';

/**
 * An engine failure, ready to throw. `message` is the log's line: English, no secrets, no payloads. Never retryable:
 * repeating a pure step gives the same.
 */
export function engineFailure(
  code: EngineFailureCode,
  message: string,
  details: Record<string, unknown> = {},
  field?: string,
): StepFailureError {
  const failure: StepFailure = { code, message, details, retryable: false };
  if (field !== undefined) failure.field = field;
  return new StepFailureError(failure);
}
