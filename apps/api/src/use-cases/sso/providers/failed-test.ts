import type { SsoProblem, SsoTest } from '../../../contract/sso.ts';

const MOST_WORDS = 300;

/** With the innermost words: those of the provider or of the network. */
export function failedTest(problem: SsoProblem, error: unknown): SsoTest {
  return { ok: false, problem, said: wordsOf(error).slice(0, MOST_WORDS) };
}

function wordsOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  return innermost instanceof Error ? innermost.message : String(innermost);
}
