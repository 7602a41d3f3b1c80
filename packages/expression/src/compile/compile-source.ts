import { ExpressionError } from '../expression-error.ts';
import { findFunction } from '../functions/library.ts';
import type { MaybePromise } from '../scope.ts';
import { tokenize } from '../syntax/lexer.ts';
import type { Node } from '../syntax/node.ts';
import { type ParsedExpression, parseExpression, type SyntaxFault } from '../syntax/parse-expression.ts';
import { describeSyntaxFault, syntaxFaultRange } from '../syntax/syntax-messages.ts';
import { compileNode, ourCall } from './compile-node.ts';
import { evaluateInJsonata } from './evaluate-in-jsonata.ts';
import { type Closure, type Frame, LeftToJsonata } from './frame.ts';
import { isConstantNode } from './is-constant-node.ts';
import { type Place, toExpressionError } from './to-expression-error.ts';

/** One compiled expression. `isSync`: `run` gives its value itself, never a promise. */
export type CompiledSource = {
  isConstant: boolean;
  isSync: boolean;
  run(frame: Frame): MaybePromise<unknown>;
};

/** `expression` begins at `offset` of `source`, the string the builder wrote, which errors quote. */
export function compileSource(expression: string, source: string, offset: number): CompiledSource {
  const parsed = parseExpression(expression);
  if (!parsed.ok) return failing(() => syntaxError(parsed.fault, expression, source, offset));
  const { root, tokens } = parsed.expression;
  const place: Place = { source, offset, tokens, length: expression.length };
  const closure = compileSynchronously(root);
  if (closure) {
    return { isConstant: isConstantNode(root), isSync: true, run: (frame) => runHere(closure, frame, place) };
  }
  const lookup = compileRootLookup(root);
  if (lookup) return { isConstant: false, isSync: false, run: (frame) => runAndWait(lookup, frame, place) };
  return { isConstant: false, isSync: false, run: prepareJsonata(parsed.expression, place) };
}

/** A template part that cannot be evaluated: the mistake is told when it is. */
export function failing(makeError: () => ExpressionError): CompiledSource {
  return {
    isConstant: false,
    isSync: true,
    run() {
      throw makeError();
    },
  };
}

function compileSynchronously(root: Node): Closure | null {
  return unlessLeftToJsonata(() => compileNode(root));
}

/** `lookup(…)` as the whole expression needs no JSONata, and waits only when the table is not at hand. */
function compileRootLookup(root: Node): Closure | null {
  if (root.kind !== 'call' || root.partial || root.callee.kind !== 'variable') return null;
  const spec = findFunction(root.callee.name);
  const isDecorated = root.predicates.length > 0 || root.group !== null || root.keepArray;
  if (!spec?.asynchronous || isDecorated) return null;
  return unlessLeftToJsonata(() =>
    ourCall(
      spec,
      root.callArguments.map((argument) => compileNode(argument)),
      root.position,
    ),
  );
}

function unlessLeftToJsonata(compile: () => Closure): Closure | null {
  try {
    return compile();
  } catch (error) {
    if (error instanceof LeftToJsonata) return null;
    throw error;
  }
}

function runHere(closure: Closure, frame: Frame, place: Place): unknown {
  try {
    return closure(frame.scope, frame);
  } catch (error) {
    throw toExpressionError(error, place);
  }
}

function runAndWait(closure: Closure, frame: Frame, place: Place): MaybePromise<unknown> {
  const value = runHere(closure, frame, place);
  if (!isPromise(value)) return value;
  return value.catch((error: unknown) => {
    throw toExpressionError(error, place);
  });
}

export function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}

function prepareJsonata(parsed: ParsedExpression, place: Place): (frame: Frame) => Promise<unknown> {
  const evaluate = evaluateInJsonata(parsed);
  return async ({ scope, environment }) => {
    try {
      return await evaluate(scope, environment);
    } catch (error) {
      throw toExpressionError(error, place);
    }
  };
}

function syntaxError(
  fault: SyntaxFault,
  expression: string,
  source: string,
  offset: number,
): ExpressionError {
  const range = syntaxFaultRange(fault, tokenize(expression), expression.length);
  return new ExpressionError('syntaxError', {
    source,
    start: offset + range.start,
    end: offset + range.end,
    reason: describeSyntaxFault(fault),
  });
}
