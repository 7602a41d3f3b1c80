/**
 * One request and its whole answer over undici, as a promise. Counts the answer's bytes while they arrive, so that a limit
 * is kept without holding more than the limit, and knows whether the request had reached a connection when it failed.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { type Abortable, callsCancelledBy } from './on-abort.ts';

export class AnswerTooLargeError extends Error {
  override readonly name = 'AnswerTooLargeError';
}

/** The step's time is up. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** The run was cancelled. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

export class ExchangeFailure extends Error {
  override readonly name = 'ExchangeFailure';
  /** The request may have reached the system. */
  readonly sent: boolean;
  constructor(sent: boolean, cause: unknown) {
    super('the exchange failed', { cause });
    this.sent = sent;
  }
}

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; bytes: Buffer };

/**
 * Rejects with `ExchangeFailure`, whose cause is `AnswerTooLargeError`, `DeadlineError` after `timeoutMs`, `CancelledError`
 * by the signal, or undici's error.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  control: { maxAnswerBytes: number; timeoutMs: number; signal: Abortable },
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let settled = false;
    let status = 0;
    let headers: IncomingHttpHeaders = {};
    let size = 0;
    const chunks: Buffer[] = [];
    const calls = callsCancelledBy(control.signal);

    const settle = () => {
      settled = true;
      clearTimeout(timer);
      calls.delete(abort);
    };
    const fail = (cause: Error) => {
      if (settled) return;
      settle();
      reject(new ExchangeFailure(controller !== undefined, cause));
      if (controller !== undefined && !controller.aborted) controller.abort(cause);
    };
    const abort = () => fail(new CancelledError());
    const timer = setTimeout(() => fail(new DeadlineError()), control.timeoutMs);

    if (control.signal.aborted) {
      abort();
      return;
    }
    calls.add(abort);
    try {
      dispatcher.dispatch(request, {
        onRequestStart(started) {
          controller = started;
          if (settled) started.abort(new Error('cancelled before sending'));
        },
        onResponseStart(_, statusCode, answerHeaders) {
          // An interim answer (1xx) is followed by the real one.
          status = statusCode;
          headers = answerHeaders;
          const announced = Number(answerHeaders['content-length'] ?? 0);
          if (announced > control.maxAnswerBytes) fail(new AnswerTooLargeError());
        },
        onResponseData(_, chunk) {
          size += chunk.length;
          if (size > control.maxAnswerBytes) fail(new AnswerTooLargeError());
          else chunks.push(chunk);
        },
        onResponseEnd() {
          if (settled) return;
          settle();
          resolve({
            status,
            headers,
            bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks),
          });
        },
        onResponseError(_, error) {
          fail(error);
        },
      });
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
