import type { Bilingual } from '../bilingual.ts';
import { Fault } from '../fault.ts';
import { judgePattern } from './judge-pattern.ts';

/**
 * Keeps regular expressions from stopping the machine. JavaScript's engine backtracks and cannot be interrupted, so the
 * time is bounded beforehand: a pattern whose work can grow exponentially, such as `(a+)+`, is refused (already by the
 * analysis, at the field), and for all others the text's length is limited so that the work stays below about
 * `workLimit` comparisons, at most a few seconds in the worst case.
 */
const workLimit = 2e9;
const longestText = 1_000_000;

/** The longest text, in characters, that a pattern may be tried on; 0 when the pattern is refused altogether. */
export function longestTextFor(expression: RegExp): number {
  const { exponential, degree } = judgePattern(expression);
  if (exponential) return 0;
  return Math.min(longestText, Math.floor(workLimit ** (1 / degree)));
}

/** A pattern, or a pattern on a text of this length, that could stop the machine. `reason` is for the person. */
export class UnsafeRegExp extends Fault {
  constructor(reason: Bilingual) {
    super('unsafeRegularExpression', reason);
  }
}

/**
 * Use it in place of `RegExp` wherever a pattern comes from a user: JSONata runs an expression's patterns with it, the
 * engine those of conditions and mappings. Throws `UnsafeRegExp` when made of a pattern that can take endlessly long, and
 * when tried on a text that is too long for the pattern; `SyntaxError` as `RegExp` does.
 */
export const guardedRegExp: RegExpConstructor = new Proxy(RegExp, {
  construct(target, [pattern, flags]: [RegExp | string, string | undefined]) {
    const expression = new target(pattern, flags);
    const longest = longestTextFor(expression);
    if (longest === 0) throw unsafePattern(expression);
    const exec = expression.exec.bind(expression);
    expression.exec = (text: string) => {
      if (text.length > longest) throw textTooLong(expression, text.length, longest);
      return exec(text);
    };
    return expression;
  },
});

function unsafePattern(expression: RegExp): UnsafeRegExp {
  return new UnsafeRegExp({
    en: `the regular expression ${expression} can take endlessly long on some texts`,
    zh: `正则表达式 ${expression} 在某些文本上可能无限耗时`,
  });
}

function textTooLong(expression: RegExp, length: number, longest: number): UnsafeRegExp {
  return new UnsafeRegExp({
    en: `the text of ${length} characters is too long for ${expression}, which is limited to ${longest}`,
    zh: `文本长 ${length} 个字符，超过 ${expression} 的上限 ${longest}`,
  });
}
