import type { Bilingual } from '../bilingual.ts';
import { guardedRegExp, UnsafeRegExp } from './guarded-regexp.ts';

/** Why a text cannot be used as a regular expression. `unsafe`: on some texts it could take endlessly long. */
export type PatternFault = { kind: 'invalid' | 'unsafe'; message: Bilingual };

/**
 * Judges a pattern as a run will: made with the flag `u`. Undefined when it may be used.
 *
 * @example patternFault('^[0-9]{4}$') // undefined
 */
export function patternFault(pattern: string): PatternFault | undefined {
  try {
    new guardedRegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    if (error instanceof UnsafeRegExp) {
      const en = `“${pattern}” can take endlessly long on some texts. Do not repeat what already holds a repetition, as in (a+)+.`;
      const zh = `“${pattern}”在某些文本上可能无限耗时。请避免对已含重复的部分再次重复，例如 (a+)+。`;
      return { kind: 'unsafe', message: { en, zh } };
    }
    const en = `“${pattern}” is no regular expression.`;
    const zh = `“${pattern}”不是有效的正则表达式。`;
    return { kind: 'invalid', message: { en, zh } };
  }
}
