import { compileTemplate, ExpressionError, type Language, type Scope } from '@flowbridge/expression';
import { useEffect, useState } from 'react';

export type LiveResult =
  | { state: 'waiting' }
  | { state: 'value'; value: unknown }
  /** The text cannot be read yet; the problems say why. */
  | { state: 'unreadable' }
  /** `start` and `end` are offsets in the text. */
  | { state: 'failed'; message: string; hint: string; start: number; end: number };

const AFTER_LAST_KEY_MS = 150;

/** What the text gives on the sample, worked out in the browser shortly after the last key. */
export function useLiveResult(text: string, scope: Scope | undefined, language: Language): LiveResult {
  const [result, setResult] = useState<LiveResult>({ state: 'waiting' });
  useEffect(() => {
    if (scope === undefined) return undefined;
    let isCurrent = true;
    const timer = window.setTimeout(() => {
      void tryOn(text, scope, language).then((found) => {
        if (isCurrent) setResult(found);
      });
    }, AFTER_LAST_KEY_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [text, scope, language]);
  return result;
}

export async function tryOn(text: string, scope: Scope, language: Language): Promise<LiveResult> {
  try {
    return { state: 'value', value: await compileTemplate(text).evaluate(scope, environment()) };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    if (error.code === 'syntaxError' || error.code === 'unclosedExpression') return { state: 'unreadable' };
    const { start, end } = error.details;
    return {
      state: 'failed',
      message: error.details.reason[language],
      hint: error.hint(language),
      start,
      end,
    };
  }
}

/** Dates are written in this browser's zone; a run writes them in its tenant's. */
export const environment = () => ({
  now: Date.now,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
