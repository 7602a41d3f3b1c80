import { type FunctionSpec, requiredCount } from '../functions/function-spec.ts';
import { findFunction, functionLibrary } from '../functions/library.ts';
import type { EvaluationEnvironment, Scope } from '../scope.ts';
import { defaultEnvironment } from '../scope.ts';
import type { ParsedExpression } from '../syntax/parse-expression.ts';
import { isRawNode, rawNodes, rawPosition, rawText, walkRawTree } from '../syntax/raw-tree.ts';
import { callFunction } from './function-call.ts';
import { exactBuiltins, findBuiltin } from './jsonata-builtins.ts';
import { isValueOperator, negate, type ValueOperator, valueOperators } from './operators.ts';
import { toPlainValue } from './plain-value.ts';

/**
 * The other way to evaluate: what is not compiled runs in JSONata itself, with our functions registered and with our
 * operators in place of JSONata's, so that big integers mean the same in both. A name with a space in it cannot
 * be written in an expression, which keeps these names to ourselves.
 */
const environmentName = 'flowbridge environment';
const operatorPrefix = 'flowbridge ';
const negateName = 'flowbridge negate';
const truthName = 'flowbridge truth';

type Focus = { input: unknown; environment: { lookup(name: string | symbol): unknown } };
type Implementation = (this: Focus, ...given: unknown[]) => unknown;

/** Prepares a parsed expression for JSONata. The evaluation always gives a promise. */
export function evaluateInJsonata(
  parsed: ParsedExpression,
): (scope: Scope, environment: EvaluationEnvironment) => Promise<unknown> {
  const { program, rawRoot } = parsed;
  useExactOperators(rawRoot);
  protectGroupedLists(rawRoot);
  const register = (name: string, run: Implementation, arity: number) => {
    // JSONata hands as many arguments to a function given to $map, $filter… as it has parameters
    program.registerFunction(name, Object.defineProperty(run, 'length', { value: arity }));
  };
  for (const name of namesToRegister(rawRoot)) {
    const spec = findFunction(name);
    if (spec) register(name, ours(spec), Math.max(1, requiredCount(spec.parameters)));
    else if (exactBuiltins.some((exact) => exact === name))
      register(name, exact(name), name === 'pad' ? 2 : 1);
    else if (name === 'millis')
      register(
        name,
        function () {
          return readEnvironment(this).now();
        },
        0,
      );
    else if (name === negateName) register(name, (value) => negate(value), 1);
    else if (name === truthName)
      register(name, (value) => (typeof value === 'bigint' ? value !== 0n : value), 1);
    else if (name.startsWith(operatorPrefix)) {
      const operator = name.slice(operatorPrefix.length);
      if (isValueOperator(operator)) register(name, operate(operator), 2);
    }
  }
  return async (scope, environment) =>
    toPlainValue(await program.evaluate(scope, { [environmentName]: environment }));
}

function ours(spec: FunctionSpec): Implementation {
  return function (...given) {
    return callFunction(spec, given, readEnvironment(this));
  };
}

function exact(name: string): Implementation {
  const builtin = findBuiltin(name);
  return function (...given) {
    return builtin?.(given, this.input);
  };
}

function operate(operator: ValueOperator): Implementation {
  const combine = valueOperators[operator];
  return (left, right) => combine(left, right);
}

function readEnvironment(focus: Focus): EvaluationEnvironment {
  const found = focus.environment.lookup(environmentName);
  return isEnvironment(found) ? found : defaultEnvironment;
}

function isEnvironment(value: unknown): value is EvaluationEnvironment {
  return isRawNode(value) && typeof value.now === 'function' && typeof value.timeZone === 'string';
}

/** Every variable the tree mentions; all functions when a text is evaluated at run time. */
function namesToRegister(rawRoot: unknown): Set<string> {
  const names = new Set<string>();
  walkRawTree(rawRoot, (node) => {
    if (node.type === 'variable') names.add(rawText(node.value));
  });
  if (names.has('eval')) for (const { name } of functionLibrary) names.add(name);
  return names;
}

/** Rewrites `a + b` into a call of our `+`, in place; offsets stay. */
function useExactOperators(rawRoot: unknown): void {
  walkRawTree(rawRoot, (node) => {
    const position = rawPosition(node);
    const call = (name: string, ...given: unknown[]) => ({
      type: 'function',
      value: '(',
      position,
      arguments: given,
      procedure: { type: 'variable', value: name, position },
    });
    if (node.type === 'binary' && isValueOperator(node.value)) {
      Object.assign(node, call(`${operatorPrefix}${node.value}`, node.lhs, node.rhs));
    } else if (node.type === 'binary' && (node.value === 'and' || node.value === 'or')) {
      node.lhs = call(truthName, node.lhs);
      node.rhs = call(truthName, node.rhs);
    } else if (node.type === 'unary' && node.value === '-') {
      Object.assign(node, call(negateName, node.expression));
    } else if (node.type === 'condition') {
      node.condition = call(truthName, node.condition);
    }
  });
}

/**
 * JSONata adds an item to an empty list that it groups, even when the list is the run's own data. A filter that keeps
 * everything makes it a new list and changes nothing else.
 */
function protectGroupedLists(rawRoot: unknown): void {
  walkRawTree(rawRoot, (node) => {
    if (node.group === undefined) return;
    const steps = rawNodes(node.steps);
    const last = steps.at(-1);
    if (last?.type === 'sort' || steps.some((step) => step.tuple === true)) return;
    const position = rawPosition(node);
    const context = { type: 'variable', value: '', position };
    const exists = { type: 'variable', value: 'exists', position };
    const test = { type: 'function', value: '(', position, arguments: [context], procedure: exists };
    const filter = { type: 'filter', expr: test, position };
    if (last) last.stages = [...rawNodes(last.stages), filter];
    else node.predicate = [...rawNodes(node.predicate), filter];
  });
}
