import type { ExpressionLanguage } from '../references/expression-language.ts';
import type { Finding } from './report.ts';

/** What is wrong with a regular expression that a user wrote: it cannot be read, or a run would refuse to use it. */
export function patternFinding(language: ExpressionLanguage, pattern: string): Finding | undefined {
  const fault = language.patternFault(pattern);
  if (fault === undefined) return undefined;
  const code = fault.kind === 'unsafe' ? 'patternUnsafe' : 'patternInvalid';
  return { code, severity: 'error', ...fault.message };
}
