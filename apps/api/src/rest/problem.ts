/** Errors of REST and of everything outside tRPC: RFC 9457 problem JSON with `code`, `detail`, `path`, `hint`. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Refusal, type RefusalCode, refusalStatus } from '../contract/refusal.ts';

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(refusalStatus) as [RefusalCode, ...RefusalCode[]]),
  detail: z.string(),
  path: z.string().optional().meta({ description: 'Where in the input: `steps › query › config › items`.' }),
  hint: z.string().optional().meta({ description: 'What to do next.' }),
  details: z.record(z.string(), z.unknown()).optional(),
  errorId: z
    .string()
    .optional()
    .meta({ description: 'With `internalError`: the log line carries the same id.' }),
});

export function sendProblem(request: Request, response: Response, refusal: Refusal, errorId?: string): void {
  const status = refusalStatus[refusal.code];
  const body: z.infer<typeof problem> = {
    type: 'about:blank',
    title: titleOf(refusal.code),
    status,
    code: refusal.code,
    detail: refusal.message,
    ...(refusal.path === undefined ? {} : { path: refusal.path }),
    ...(refusal.hint === undefined ? {} : { hint: refusal.hint }),
    ...(Object.keys(refusal.details).length === 0 ? {} : { details: refusal.details }),
    ...(errorId === undefined ? {} : { errorId }),
  };
  if (status === 401) response.set('WWW-Authenticate', 'Bearer realm="flowbridge"');
  const { retryAfterSeconds } = refusal.details;
  if (typeof retryAfterSeconds === 'number') response.set('Retry-After', String(retryAfterSeconds));
  response.status(status).type('application/problem+json');
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify(body));
}

/** `flowHasProblems` → `Flow has problems`. */
function titleOf(code: RefusalCode): string {
  const words = code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
