import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { notFound, Refusal } from '../contract/refusal.ts';
import { issueInChinese } from '../rest/issue-in-chinese.ts';
import { sendProblem } from '../rest/problem.ts';
import { describeZodError } from '../trpc/error-shape.ts';

/** Logs a surprise under a new id, which is all that the caller is told. */
export function logSurprise(log: Logger, error: unknown, where: string): string {
  const errorId = randomUUID();
  log.error({ err: error, errorId, where }, 'internal error');
  return errorId;
}

/** Turns everything a route threw into a problem; the last handler of the app. */
export function reportError({ log }: { log: Logger }): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = refusalOf(error);
    if (refusal) {
      sendProblem(request, response, refusal);
      return;
    }
    const errorId = logSurprise(log, error, `${request.method} ${request.path}`);
    const surprise = new Refusal('internalError', {
      message: {
        en: 'Something unexpected happened. The log has more under this error id.',
        zh: '服务器出现意外错误，详情请以 errorId 查询日志。',
      },
    });
    sendProblem(request, response, surprise, errorId);
  };
}

/** Nothing answers this address. */
export const refuseUnknownAddress: RequestHandler = (_request, _response, next) => {
  next(notFound('address'));
};

const bodyParserError = z.object({ type: z.string(), status: z.int() });

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof z.ZodError) {
    const { path, details } = describeZodError(error);
    const [issue] = error.issues;
    return new Refusal('invalidInput', {
      message: { en: issue?.message ?? 'Invalid input.', zh: issueInChinese(issue) },
      path,
      details,
      cause: error,
    });
  }
  const parsed = bodyParserError.safeParse(error);
  if (!parsed.success) return error instanceof URIError ? new Refusal('malformedJson') : undefined;
  if (parsed.data.status === 413) return new Refusal('bodyTooLarge', { message: 'The body is too large.' });
  if (parsed.data.status >= 500) return undefined;
  return new Refusal('malformedJson', { message: 'The body is not JSON in UTF-8.' });
}
