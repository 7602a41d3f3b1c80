/** The one place where what went wrong in a connector call becomes a step failure. */
import { type ConnectorManifest, isConnectorError, RetryableError } from '@flowbridge/connector-sdk';
import { type StepFailure, StepFailureError } from '@flowbridge/engine';
import type { Caller } from './caller.ts';

/** Surprises become `connector.internalError` and keep their cause; a `StepFailureError` passes unchanged. */
export function toStepFailure(
  error: unknown,
  context: { system: string; action: string; manifest?: ConnectorManifest; caller?: Caller | undefined },
): StepFailureError {
  if (error instanceof StepFailureError) return error;
  const call = context.caller?.lastCall();
  const common = {
    ...(call === undefined ? {} : { request: call.request }),
    ...(call?.response === undefined ? {} : { response: call.response }),
  };
  const naming = {
    system: context.system,
    action: context.action,
    ...(context.manifest === undefined ? {} : { systemNames: context.manifest.names }),
  };
  if (!isConnectorError(error)) {
    const failure: StepFailure = {
      code: 'connector.internalError',
      message: `${context.system}.${context.action} broke: ${error instanceof Error ? error.message : String(error)}`,
      details: naming,
      retryable: false,
      ...common,
    };
    return new StepFailureError(failure, { cause: error });
  }
  const { details } = error;
  const failure: StepFailure = {
    code: error.code,
    message: error.message,
    details: { ...naming, ...details, system: context.system },
    retryable: error instanceof RetryableError,
    ...(error instanceof RetryableError && error.afterMs !== undefined
      ? { retryAfterMs: error.afterMs }
      : {}),
    ...(error.code === 'connector.invalidInput' && details.field !== undefined
      ? { field: `input.${details.field}` }
      : {}),
    ...(details.status === undefined ? {} : { httpStatus: details.status }),
    ...common,
  };
  return new StepFailureError(failure, { cause: error });
}
