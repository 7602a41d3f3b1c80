/** Turns what sockets, TLS and undici throw into connector errors a person can act on. */
import { type ConnectorError, RetryableError, TerminalError } from '@flowbridge/connector-sdk';
import {
  AnswerTooLargeError,
  CancelledError,
  DeadlineError,
  EgressRefusedError,
  ExchangeFailure,
} from '@flowbridge/egress';

const TLS_CODES =
  /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|EPROTO$|HOSTNAME_MISMATCH)/;

const UNREACHABLE_CODES = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * `address` is origin and path; `write` says that repeating the request would post again: then an unknown outcome is not
 * retryable and is marked `mayHaveHappened`.
 */
export function transportError(
  error: unknown,
  call: { system: string; address: string; write: boolean; timeoutMs: number; maxAnswerBytes: number },
): ConnectorError {
  const sent = error instanceof ExchangeFailure && error.sent;
  const cause = rootCause(error instanceof ExchangeFailure ? error.cause : error);
  const reason = codeOf(cause);
  const details = { system: call.system, address: call.address };
  const unknown = sent && call.write ? { mayHaveHappened: true } : {};
  /** Repeating is safe when nothing was sent or nothing is posted twice. */
  const either = sent && call.write ? TerminalError : RetryableError;

  if (cause instanceof EgressRefusedError) {
    return new TerminalError({
      code: 'connector.egressRefused',
      message: `${call.address}: ${cause.message}`,
      details: { ...details, reason: `${cause.reason} address` },
      cause,
    });
  }
  if (cause instanceof CancelledError) {
    return new TerminalError({
      code: 'connector.cancelled',
      message: `call to ${call.address} cancelled`,
      details: { ...details, ...unknown },
      cause,
    });
  }
  if (cause instanceof AnswerTooLargeError) {
    return new TerminalError({
      code: 'connector.answerTooLarge',
      message: `answer of ${call.address} is larger than ${call.maxAnswerBytes} bytes`,
      details: { ...details, limit: call.maxAnswerBytes, ...unknown },
      cause,
    });
  }
  if (cause instanceof DeadlineError) {
    return new either({
      code: 'connector.timedOut',
      message: `${call.address} did not answer within ${call.timeoutMs} ms`,
      details: { ...details, limit: call.timeoutMs, ...unknown },
      cause,
    });
  }
  if (TLS_CODES.test(reason)) {
    return new TerminalError({
      code: 'connector.tlsRefused',
      message: `certificate of ${call.address} refused: ${reason}`,
      details: { ...details, reason },
      cause,
    });
  }
  // On a connection that stood, these codes say only that it broke: a write may have arrived.
  if (!sent || (!call.write && UNREACHABLE_CODES.has(reason))) {
    return new RetryableError({
      code: 'connector.unreachable',
      message: `${call.address} cannot be reached: ${reason}`,
      details: { ...details, reason },
      cause,
    });
  }
  return new either({
    code: 'connector.connectionLost',
    message: `the connection to ${call.address} broke after the request was sent: ${reason}`,
    details: { ...details, reason, ...unknown },
    cause,
  });
}

/** The first error of an `AggregateError` (all addresses of a name failed), and the innermost cause of a wrapped one. */
function rootCause(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return rootCause(error.errors[0]);
  if (error instanceof Error && error.cause instanceof Error && error.name === 'TypeError') {
    return rootCause(error.cause);
  }
  return error;
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
