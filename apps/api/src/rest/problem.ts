/**
 * Errors of REST and of everything outside tRPC: RFC 9457 problem JSON with `code`, `detail`, `path`, `hint`, in the language the
 * caller asks for by `Accept-Language`. Here alone refusals are put into words for programs.
 */
import { type Language, languageOf, refusalText } from '@flowbridge/refusals';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Refusal, type RefusalCode, type RefusalDetails, refusalStatus } from '../contract/refusal.ts';
import { describeZodError } from '../trpc/error-shape.ts';
import { issueInChinese } from './issue-in-chinese.ts';

export const problem = z.object({
  type: z.string(),
  title: z.string().meta({ description: 'The code in words.' }),
  status: z.int(),
  code: z.enum(Object.keys(refusalStatus) as [RefusalCode, ...RefusalCode[]]),
  detail: z.string().meta({ description: 'What is wrong here, in the language asked for.' }),
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
  const language = languageOf(request.get('accept-language'));
  const { detail, hint, details } = saidIn(language, refusal);
  const body: z.infer<typeof problem> = {
    type: 'about:blank',
    title: refusalText(refusal.code, { language, details: refusal.details }),
    status,
    code: refusal.code,
    detail,
    ...(refusal.path === undefined ? {} : { path: refusal.path }),
    ...(hint === undefined ? {} : { hint }),
    ...(Object.keys(details).length === 0 ? {} : { details }),
    ...(errorId === undefined ? {} : { errorId }),
  };
  response.vary('Accept-Language').set('Content-Language', contentLanguage[language]);
  if (status === 401) response.set('WWW-Authenticate', 'Bearer realm="flowbridge"');
  const { retryAfterSeconds } = refusal.details;
  if (typeof retryAfterSeconds === 'number') response.set('Retry-After', String(retryAfterSeconds));
  response.status(status).type('application/problem+json');
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify(body));
}

type Said = { detail: string; hint: string | undefined; details: RefusalDetails };

const contentLanguage: Record<Language, string> = { en: 'en', zh: 'zh-CN' };

/**
 * What is wrong here and what to do about it. Where nobody has said it in Chinese, the code's words do; the place stands in
 * `path` in every language. A hint that is known in English only is left out: the words of the code say what to do.
 */
function saidIn(language: Language, refusal: Refusal): Said {
  const { code, details, message, hint, inChinese, cause } = refusal;
  const words = () => refusalText(code, { language, details });
  switch (language) {
    case 'en':
      return { detail: message === code ? words() : message, hint, details };
    case 'zh':
      return {
        detail: inChinese.message ?? words(),
        hint: inChinese.hint,
        details: cause instanceof z.ZodError ? describeZodError(cause, issueInChinese).details : details,
      };
  }
}
