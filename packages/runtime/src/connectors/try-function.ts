/** Runs the test cases of a function one after the other; a case that breaks costs itself only. */
import { isDeepStrictEqual } from 'node:util';
import { type FunctionContent, valueFault } from '@flowbridge/connector-sdk/custom';
import { type CodeRunner, StepFailureError, wordFailure } from '@flowbridge/engine';

export type CaseResult = {
  name: string;
  /** passed: as expected, or nothing was expected and the output is as declared. */
  state: 'passed' | 'differs' | 'failed';
  /** JSON value; absent when it failed. */
  output?: unknown;
  /** Why it failed or does not fit the output schema. */
  message?: { en: string; zh: string };
  /** Line of the source that failed. */
  line?: number;
  log: string[];
  ms: number;
};

/** Of one case, and of all together: a person waits. */
const CASE_MS = 6_000;
const ALL_MS = 25_000;

export async function tryFunction(
  { source, output: schema, cases }: FunctionContent,
  code: CodeRunner,
): Promise<CaseResult[]> {
  const until = performance.now() + ALL_MS;
  const results: CaseResult[] = [];
  for (const { name, input, expected } of cases) {
    const begun = performance.now();
    const timeoutMs = Math.max(1, Math.min(CASE_MS, until - begun));
    const ran = await runCase(code, source, { input, timeoutMs });
    const ms = Math.round(performance.now() - begun);
    results.push({ name, ms, ...judge(ran, { schema, expected }) });
  }
  return results;
}

type Ran = { output: unknown; log: string[] } | { failure: StepFailureError['failure']; log: string[] };

async function runCase(
  code: CodeRunner,
  source: string,
  { input, timeoutMs }: { input: Record<string, unknown>; timeoutMs: number },
): Promise<Ran> {
  try {
    const { output, report } = await code.run(source, input, { timeoutMs }, new AbortController().signal);
    return { output, log: logOf(report) };
  } catch (error) {
    if (!(error instanceof StepFailureError)) throw error;
    return { failure: error.failure, log: logOf(error.failure.response) };
  }
}

function judge(
  ran: Ran,
  { schema, expected }: { schema: FunctionContent['output']; expected: unknown },
): Omit<CaseResult, 'name' | 'ms'> {
  const { log } = ran;
  if ('failure' in ran) {
    const message = { en: wordFailure(ran.failure, 'en'), zh: wordFailure(ran.failure, 'zh') };
    const { line } = ran.failure.details;
    return { state: 'failed', message, ...(typeof line === 'number' ? { line } : {}), log };
  }
  const { output } = ran;
  const fault = valueFault(output, schema);
  if (fault !== undefined) {
    const place = ['output', ...fault.path].join(' › ');
    const message = { en: `${place}: ${fault.message.en}`, zh: `${place}：${fault.message.zh}` };
    return { state: 'failed', output, message, log };
  }
  const isAsExpected = expected === undefined || isDeepStrictEqual(output, expected);
  return { state: isAsExpected ? 'passed' : 'differs', output, log };
}

function logOf(report: unknown): string[] {
  const log = typeof report === 'object' && report !== null ? Reflect.get(report, 'log') : undefined;
  return Array.isArray(log) ? log.map(String) : [];
}
