import type { Bilingual } from './bilingual.ts';
import type { ExpressionErrorCode } from './expression-error.ts';

/**
 * A failure inside an expression that does not know its place yet. Operators and functions throw it; the compiler
 * adds `position`, and the edge (`toExpressionError`) turns it into an `ExpressionError`.
 */
export class Fault extends Error {
  readonly code: ExpressionErrorCode;
  readonly reason: Bilingual;
  /** End offset, in the expression, of the token at fault (JSONata's convention). JSONata may set it. */
  position: number | undefined;
  /** The function or operator at fault. JSONata may set it. */
  token: string | undefined;

  constructor(code: ExpressionErrorCode, reason: Bilingual) {
    super(reason.en);
    this.code = code;
    this.reason = reason;
    this.position = undefined;
    this.token = undefined;
  }
}
