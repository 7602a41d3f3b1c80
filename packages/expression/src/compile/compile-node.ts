import { Fault } from '../fault.ts';
import type { FunctionSpec } from '../functions/function-spec.ts';
import { findFunction } from '../functions/library.ts';
import type { Node, Pair, PathStep } from '../syntax/node.ts';
import { type CompiledStep, compilePath, withPredicates } from './compile-path.ts';
import { type Closure, LeftToJsonata } from './frame.ts';
import { callFunction } from './function-call.ts';
import { findBuiltin } from './jsonata-builtins.ts';
import { isValueOperator, negate, valueOperators } from './operators.ts';
import type { CompiledFilter } from './sequence.ts';
import { isTruthy } from './truth.ts';

/**
 * Turns a syntax node into a closure with exactly JSONata's meaning, or throws `LeftToJsonata`. `inStep` says that the
 * node is a step of a path (or a part of one), where a kept list `[]` would melt differently.
 */
export function compileNode(node: Node, inStep = false): Closure {
  if (node.group) throw new LeftToJsonata();
  if (node.keepArray && (node.kind !== 'path' || inStep)) throw new LeftToJsonata();
  const run = compileShape(node, inStep);
  return withPredicates(
    run,
    node.kind === 'path' ? [] : node.predicates.map((filter) => compileFilter(filter.test)),
  );
}

function compileShape(node: Node, inStep: boolean): Closure {
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'path':
      return compilePath({
        steps: node.steps.map(compileStep),
        keepArray: node.keepArray,
        startsWithVariable: node.steps[0]?.node.kind === 'variable',
      });
    case 'variable':
      return compileVariable(node.name);
    case 'binary':
      return compileBinary(node, inStep);
    case 'negate': {
      const operand = compileNode(node.operand, inStep);
      return located(node.position, '-', (context, frame) => negate(operand(context, frame)));
    }
    case 'array':
      return compileArray(node, inStep);
    case 'object':
      return compileObject(node.pairs, inStep);
    case 'condition': {
      const test = compileNode(node.test, inStep);
      const whenTrue = compileNode(node.whenTrue, inStep);
      const whenFalse = node.whenFalse ? compileNode(node.whenFalse, inStep) : () => undefined;
      return (context, frame) =>
        isTruthy(test(context, frame)) ? whenTrue(context, frame) : whenFalse(context, frame);
    }
    case 'block':
      return compileBlock(node.expressions, inStep);
    case 'call':
      if (node.partial || node.callee.kind !== 'variable') throw new LeftToJsonata();
      return compileCall(node.callee.name, node.callArguments, node.position, inStep);
    case 'apply':
      return compileApply(node, inStep);
    case 'name':
    case 'regex':
    case 'lambda':
    case 'bind':
    case 'sort':
    case 'transform':
    case 'wildcard':
    case 'descendant':
    case 'parent':
    case 'placeholder':
      throw new LeftToJsonata();
  }
}

function compileStep(step: PathStep): CompiledStep {
  if (step.focus !== null || step.index !== null) throw new LeftToJsonata();
  const filters = step.stages.map((stage): CompiledFilter => {
    if (stage.kind === 'index') throw new LeftToJsonata();
    return compileFilter(stage.test);
  });
  const { node } = step;
  if (node.group) throw new LeftToJsonata();
  if (node.kind === 'name') return { kind: 'field', name: node.name, filters };
  // a list literal as a step is not melted, which the closures do not know
  if (node.kind === 'array') throw new LeftToJsonata();
  return { kind: 'node', run: compileNode(node, true), filters };
}

function compileFilter(test: Node): CompiledFilter {
  const plain = test.kind === 'literal' && typeof test.value === 'number' && test.predicates.length === 0;
  if (plain && typeof test.value === 'number') return { kind: 'index', index: Math.floor(test.value) };
  return { kind: 'test', test: compileNode(test, true) };
}

function compileVariable(name: string): Closure {
  if (name === '') return (context) => context;
  if (name === '$') return (_context, frame) => frame.scope;
  throw new LeftToJsonata();
}

function compileBinary(node: Node & { kind: 'binary' }, inStep: boolean): Closure {
  const { operator } = node;
  const left = compileNode(node.left, inStep);
  const right = compileNode(node.right, inStep);
  if (operator === 'and') {
    return (context, frame) => isTruthy(left(context, frame)) && isTruthy(right(context, frame));
  }
  if (operator === 'or') {
    return (context, frame) => isTruthy(left(context, frame)) || isTruthy(right(context, frame));
  }
  if (!isValueOperator(operator)) throw new LeftToJsonata();
  const combine = valueOperators[operator];
  return located(node.position, operator, (context, frame) =>
    combine(left(context, frame), right(context, frame)),
  );
}

/** A list literal: lists inside melt unless they are literals themselves; nothing is left out. */
function compileArray(node: Node & { kind: 'array' }, inStep: boolean): Closure {
  if (node.isPathStep) throw new LeftToJsonata();
  const items = node.items.map((item) => ({ run: compileNode(item, inStep), isList: item.kind === 'array' }));
  return (context, frame) => {
    const list: unknown[] = [];
    for (const { run, isList } of items) {
      const value = run(context, frame);
      if (value === undefined) continue;
      if (Array.isArray(value) && !isList) for (const inner of value) list.push(inner);
      else list.push(value);
    }
    return list;
  };
}

/** An object literal with fixed, distinct keys. */
function compileObject(pairs: readonly Pair[], inStep: boolean): Closure {
  const fields = pairs.map(({ key, value }) => {
    const isPlain = key.kind === 'literal' && key.predicates.length === 0;
    if (!isPlain || typeof key.value !== 'string' || isReservedKey(key.value)) throw new LeftToJsonata();
    return { key: key.value, run: compileNode(value, inStep) };
  });
  if (new Set(fields.map((field) => field.key)).size < fields.length) throw new LeftToJsonata();
  return (context, frame) => {
    const item = Array.isArray(context) ? groupedContext(context) : context;
    const result: Record<string, unknown> = {};
    for (const { key, run } of fields) {
      const value = run(item, frame);
      if (value !== undefined) result[key] = value;
    }
    return result;
  };
}

/** With fixed keys all items of a list fall into the same group: none is nothing, one is itself, more melt together. */
function groupedContext(list: readonly unknown[]): unknown {
  return list.length > 1 ? list.flat() : list[0];
}

function isReservedKey(key: string): boolean {
  return key === '__proto__' || key === '_jsonata_lambda' || key === '_jsonata_function';
}

function compileBlock(expressions: readonly Node[], inStep: boolean): Closure {
  const runs = expressions.map((expression) => compileNode(expression, inStep));
  const [only] = runs;
  if (only && runs.length === 1) return only;
  return (context, frame) => {
    let result: unknown;
    for (const run of runs) result = run(context, frame);
    return result;
  };
}

/** `x ~> $f(y)` is `$f(x, y)`. */
function compileApply(node: Node & { kind: 'apply' }, inStep: boolean): Closure {
  const { left, right } = node;
  if (right.predicates.length > 0) throw new LeftToJsonata();
  if (right.kind === 'variable') return compileCall(right.name, [left], node.position, inStep);
  if (right.kind !== 'call' || right.partial || right.callee.kind !== 'variable') throw new LeftToJsonata();
  return compileCall(right.callee.name, [left, ...right.callArguments], right.position, inStep);
}

function compileCall(
  name: string,
  argumentNodes: readonly Node[],
  position: number,
  inStep: boolean,
): Closure {
  const spec = findFunction(name);
  if (spec?.asynchronous) throw new LeftToJsonata();
  const given = argumentNodes.map((argument) => compileNode(argument, inStep));
  if (spec) return ourCall(spec, given, position);
  if (name === 'millis' && given.length === 0) return (_context, { environment }) => environment.now();
  const builtin = findBuiltin(name);
  if (!builtin) throw new LeftToJsonata();
  return located(position, name, (context, frame) =>
    builtin(
      given.map((run) => run(context, frame)),
      context,
    ),
  );
}

/** A compiled call of a function of ours. Calls with one or two arguments are most, and get no intermediate closures. */
export function ourCall(spec: FunctionSpec, given: readonly Closure[], position: number): Closure {
  const [first, second] = given;
  if (first && given.length === 1) {
    return located(position, spec.name, (context, frame) =>
      callFunction(spec, [first(context, frame)], frame.environment),
    );
  }
  if (first && second && given.length === 2) {
    return located(position, spec.name, (context, frame) =>
      callFunction(spec, [first(context, frame), second(context, frame)], frame.environment),
    );
  }
  return located(position, spec.name, (context, frame) =>
    callFunction(
      spec,
      given.map((run) => run(context, frame)),
      frame.environment,
    ),
  );
}

/** Notes the place on a failure that has none yet. */
function located(position: number, token: string, run: Closure): Closure {
  return (context, frame) => {
    try {
      return run(context, frame);
    } catch (error) {
      if (error instanceof Fault) {
        error.position ??= position;
        error.token ??= token;
      } else if (typeof error === 'object' && error !== null && !Object.hasOwn(error, 'position')) {
        Object.assign(error, { position, token });
      }
      throw error;
    }
  };
}
