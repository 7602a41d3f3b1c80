import type { Problem } from '../problem/problem.ts';
import type { DocumentProblemCode } from '../problem/problem-codes.ts';
import { readablePath } from '../problem/readable-path.ts';
import { upgradeDocument } from '../upgrade/upgrade-document.ts';
import { checkIntegrity } from './check-integrity.ts';
import { checkJsonShape } from './check-json-shape.ts';
import { describeIssue } from './describe-issue.ts';
import { type FlowDocument, flowDocumentSchema } from './document.ts';
import { shapeProblem } from './shape-problem.ts';

export type ParsedDocument = { ok: true; document: FlowDocument } | { ok: false; problems: Problem[] };

/** Problems shown of one refused document; more would help nobody. */
const MOST_PROBLEMS = 100;

/**
 * Reads a flow document from outside: hostile shapes are refused first, older versions upgraded, then the schema and the
 * tree's integrity are checked. Never throws; each problem carries a path a person can follow.
 */
export function parseFlowDocument(value: unknown): ParsedDocument {
  const fault = checkJsonShape(value);
  if (fault !== undefined) return { ok: false, problems: [shapeProblem(value, fault)] };

  const upgraded = upgradeDocument(value);
  if (!upgraded.ok) return { ok: false, problems: [upgraded.problem] };

  const parsed = flowDocumentSchema.safeParse(upgraded.document, { reportInput: true });
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, MOST_PROBLEMS).flatMap((issue) =>
      describeIssue(issue).map((each) => {
        const path = readablePath(upgraded.document, each.path);
        return problem(each.code, path, each.message);
      }),
    );
    return { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
  }
  const problems = checkIntegrity(parsed.data).slice(0, MOST_PROBLEMS);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, document: parsed.data };
}

function problem(code: DocumentProblemCode, path: string, message: Problem['message']): Problem {
  return { code, severity: 'error', path, message };
}
