/** Zod's findings as problems, in both languages. The words name what was given: parse with `reportInput`. */
import type { z } from 'zod';
import { en, zhCN } from 'zod/locales';
import type { PartProblem } from './part-problem.ts';

const english = en().localeError;
const chinese = zhCN().localeError;

export function issueProblems(field: string, error: z.ZodError): PartProblem[] {
  return error.issues.flatMap((issue) => problemsOf(field, issue));
}

function problemsOf(field: string, issue: z.core.$ZodIssue): PartProblem[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field,
      path: [...path, key],
      message: { en: `There is no field “${key}” here.`, zh: `此处没有名为“${key}”的字段。` },
    }));
  if (issue.code === 'invalid_union')
    return [
      {
        field,
        path,
        message: {
          en: 'This value has none of the forms allowed here.',
          zh: '该值不符合此处允许的任何形式。',
        },
      },
    ];
  // The locales are typed for issues that have no words yet; a finished one has all they read.
  const raw = issue as z.core.$ZodRawIssue;
  return [{ field, path, message: { en: wordOf(english(raw)), zh: wordOf(chinese(raw)) } }];
}

/** A locale answers a text, or the text in an object; never nothing for an issue of zod's own. */
function wordOf(answer: ReturnType<typeof english>): string {
  return (typeof answer === 'string' ? answer : answer?.message) ?? 'FB-SDK-NO-WORD';
}
