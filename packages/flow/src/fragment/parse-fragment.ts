import { checkJsonShape } from '../document/check-json-shape.ts';
import { describeIssue } from '../document/describe-issue.ts';
import { shapeProblem } from '../document/shape-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { readablePath } from '../problem/readable-path.ts';
import { checkFragment, type Fragment, fragmentSchema } from './fragment.ts';

export type ParsedFragment = { ok: true; fragment: Fragment } | { ok: false; problems: Problem[] };

/** Reads a fragment from outside, such as the text of a clipboard after `JSON.parse`. Never throws. */
export function parseFragment(value: unknown): ParsedFragment {
  const fault = checkJsonShape(value);
  if (fault !== undefined) return { ok: false, problems: [shapeProblem(value, fault)] };
  const parsed = fragmentSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) =>
      describeIssue(issue).map(({ code, message, path }): Problem => {
        return { code, severity: 'error', path: readablePath(value, path), message };
      }),
    );
    return { ok: false, problems };
  }
  const problems = checkFragment(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, fragment: parsed.data };
}
