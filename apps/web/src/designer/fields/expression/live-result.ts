import {
  compileTemplate,
  type EvaluationEnvironment,
  ExpressionError,
  type Language,
  type Scope,
} from '@flowbridge/expression';
import { useEffect, useState } from 'react';
import { useRunEnvironment } from './use-run-environment.ts';

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
  const environment = useRunEnvironment();
  const [result, setResult] = useState<LiveResult>({ state: 'waiting' });
  useEffect(() => {
    if (scope === undefined) return undefined;
    let isCurrent = true;
    const timer = window.setTimeout(() => {
      void tryOn(text, { scope, language, environment }).then((found) => {
        if (isCurrent) setResult(found);
      });
    }, AFTER_LAST_KEY_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [text, scope, language, environment]);
  return result;
}

type On = { scope: Scope; language: Language; environment: EvaluationEnvironment };

export async function tryOn(text: string, { scope, language, environment }: On): Promise<LiveResult> {
  try {
    return { state: 'value', value: await compileTemplate(text).evaluate(scope, environment) };
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
