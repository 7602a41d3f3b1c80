import jsonata from 'jsonata';
import { evaluationLimits } from '../limits.ts';
import { isRawNode, type RawNode } from '../syntax/raw-tree.ts';

/**
 * A function of JSONata, with its argument check, taken from JSONata's environment. The environment is handed to the
 * `__evaluate_entry` hook, which JSONata calls synchronously for the first node of an evaluation. JSONata's version is
 * pinned; `jsonata-builtins.test.ts` compares every function with JSONata itself and fails when this stops being true.
 */
export type NativeFunction = {
  /** Applies the signature: fills in the context, wraps single values, throws JSONata's error for a wrong argument. */
  check(given: unknown[], context: unknown): unknown[];
  run(given: unknown[]): unknown;
};

type Callable = (...given: unknown[]) => unknown;

let environment: RawNode | undefined;

export function nativeFunction(name: string): NativeFunction {
  environment ??= captureEnvironment();
  const { lookup } = environment;
  const found = isCallable(lookup) ? lookup(name) : undefined;
  if (!isRawNode(found) || !isRawNode(found.signature)) throw missing(name);
  const { implementation, signature } = found;
  const { validate } = signature;
  if (!isCallable(implementation) || !isCallable(validate)) throw missing(name);
  return {
    check(given, context) {
      const checked = validate(given, context);
      return Array.isArray(checked) ? checked : given;
    },
    run: (given) => unwrapSequence(Reflect.apply(implementation, focus, given)),
  };
}

const focus = { options: { sequence: evaluationLimits.sequenceLength }, createSequence };

/** JSONata marks its sequences with a property. */
function createSequence(...items: unknown[]): unknown[] {
  return Object.assign(items, { sequence: true });
}

function unwrapSequence(value: unknown): unknown {
  if (!Array.isArray(value) || !Reflect.get(value, 'sequence')) return value;
  return value.length > 1 ? Array.from(value) : value[0];
}

function captureEnvironment(): RawNode {
  let captured: unknown;
  const program = jsonata('null');
  const entry: unknown = Symbol.for('jsonata.__evaluate_entry');
  // the types name only texts, the hook is a symbol; `assign` hands it on unchanged
  Reflect.apply(program.assign, program, [
    entry,
    (_node: unknown, _input: unknown, given: unknown) => {
      captured = given;
    },
  ]);
  void program.evaluate(null);
  if (!isRawNode(captured)) throw missing('environment');
  return captured;
}

function isCallable(value: unknown): value is Callable {
  return typeof value === 'function';
}

function missing(name: string): Error {
  return new Error(
    `expression/native-function: JSONata has no ${name}; its version does not fit this package`,
  );
}
