import { guardedRegExp, UnsafeRegExp } from '@flowbridge/expression';
import { engineFailure } from '../failure/codes.ts';

/**
 * A pattern written by a user, as a test of texts. Bounded in time, because a runner executes many runs in one thread:
 * throws `badPattern` for a text that is no pattern, `unsafePattern` for one that could block the runner, at once or on a
 * text that is too long for it.
 */
export function compileUserPattern(pattern: string): (text: string) => boolean {
  const expression = guarded(pattern, () => new guardedRegExp(pattern, 'u'));
  return (text) => guarded(pattern, () => expression.test(text));
}

function guarded<Result>(pattern: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnsafeRegExp)
      throw engineFailure('unsafePattern', error.message, { pattern, reason: error.reason });
    const reason = error instanceof Error ? error.message : String(error);
    throw engineFailure('badPattern', `no regular expression: ${reason}`, { pattern, reason });
  }
}
