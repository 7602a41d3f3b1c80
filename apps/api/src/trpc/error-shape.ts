/** Puts every error into the one form the console reads: `data: { code, httpStatus, details, path?, hint?, errorId? }`. */
import { type TRPC_ERROR_CODE_KEY, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { Refusal, type RefusalCode, type RefusalDetails, refusalStatus } from '../contract/refusal.ts';

export type ErrorData = {
  code: RefusalCode;
  httpStatus: number;
  details: RefusalDetails;
  path?: string;
  hint?: string;
  /** Set for `internalError`: the log line carries the same id. */
  errorId?: string;
};

/** tRPC's name of the HTTP status a refusal travels as. */
export function trpcCodeOf(code: RefusalCode): TRPC_ERROR_CODE_KEY {
  switch (refusalStatus[code]) {
    case 400:
      return 'BAD_REQUEST';
    case 401:
      return 'UNAUTHORIZED';
    case 403:
      return 'FORBIDDEN';
    case 404:
      return 'NOT_FOUND';
    case 405:
      return 'METHOD_NOT_SUPPORTED';
    case 409:
      return 'CONFLICT';
    case 413:
      return 'PAYLOAD_TOO_LARGE';
    case 422:
      return 'UNPROCESSABLE_CONTENT';
    case 429:
      return 'TOO_MANY_REQUESTS';
    case 504:
      return 'GATEWAY_TIMEOUT';
    case 500:
      return 'INTERNAL_SERVER_ERROR';
  }
}

/** Names the place and, in English unless `wordsOf` says otherwise, what was expected of every wrong input; never repeats its values. */
export function describeZodError(
  error: z.ZodError,
  wordsOf: (issue: z.core.$ZodIssue) => string = ({ message }) => message,
): { path: string; details: RefusalDetails } {
  const issues = error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.map(String).join(' › '),
    code: issue.code ?? 'invalid',
    message: wordsOf(issue),
  }));
  return { path: issues[0]?.path ?? '', details: { issues } };
}

/** The refusal inside an error, when it is one that tells people something; undefined for a surprise. */
export function refusalOf(error: TRPCError): Refusal | undefined {
  const { cause } = error;
  if (cause instanceof Refusal) return cause;
  if (cause instanceof z.ZodError) return new Refusal('invalidInput', describeZodError(cause));
  switch (error.code) {
    case 'NOT_FOUND':
      return new Refusal('notFound', { details: { noun: 'procedure' } });
    case 'METHOD_NOT_SUPPORTED':
      return new Refusal('methodNotAllowed');
    case 'PARSE_ERROR':
    case 'BAD_REQUEST':
      return new Refusal('malformedJson');
    case 'PAYLOAD_TOO_LARGE':
      return new Refusal('bodyTooLarge');
    default:
      return undefined;
  }
}

export function asTrpcError(refusal: Refusal): TRPCError {
  return new TRPCError({ code: trpcCodeOf(refusal.code), message: refusal.message, cause: refusal });
}
