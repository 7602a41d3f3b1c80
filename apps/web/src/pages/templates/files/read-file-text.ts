/** The text of a file that says it is a package, read as JSON. Never throws; what is wrong is told with its place. */
import { checkJsonShape, shapeProblem } from '@flowbridge/flow';
import type { PackageProblem } from '../package-problems.tsx';

export type ReadText = { ok: true; content: unknown } | { ok: false; problem: PackageProblem };

export async function readFileText(text: string): Promise<ReadText> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: await syntaxProblem(text, error) };
  }
  // Before anything walks into it: what sends it would run out of stack on hostile depth.
  const fault = checkJsonShape(content);
  return fault ? { ok: false, problem: shapeProblem(content, fault) } : { ok: true, content };
}

/** Browsers word and place a fault each in their own way; ours counts lines and speaks both languages. */
async function syntaxProblem(text: string, fault: unknown): Promise<PackageProblem> {
  const { JsonError, parseJson } = await import('@flowbridge/expression');
  try {
    parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { path: '', message: { en: error.userMessage('en'), zh: error.userMessage('zh') } };
  }
  throw fault;
}
