import type { BinaryOperator, Node, NodeShape, Pair, PathStep, Stage } from './node.ts';
import { isRawNode, type RawNode, rawNodes, rawPosition, rawText } from './raw-tree.ts';

/** Turns JSONata's tree into ours. Throws when a future JSONata brings a node this reader does not know. */
export function readNode(raw: unknown): Node {
  if (!isRawNode(raw)) throw new Error('expression/read-node: not a node');
  return {
    ...readShape(raw),
    position: rawPosition(raw),
    predicates: rawNodes(raw.predicate).map((filter) => ({ test: readNode(filter.expr) })),
    group: isRawNode(raw.group) ? readPairs(raw.group.lhs) : null,
    keepArray: raw.keepArray === true || raw.keepSingletonArray === true,
  };
}

function readShape(raw: RawNode): NodeShape {
  switch (raw.type) {
    case 'string':
    case 'number':
    case 'value':
      return { kind: 'literal', value: readLiteral(raw.value) };
    case 'regex':
      if (!(raw.value instanceof RegExp)) break;
      return { kind: 'regex', pattern: raw.value };
    case 'name':
      return { kind: 'name', name: rawText(raw.value) };
    case 'path':
      return { kind: 'path', steps: rawNodes(raw.steps).map(readStep) };
    case 'variable':
      return { kind: 'variable', name: rawText(raw.value) };
    case 'binary':
      return {
        kind: 'binary',
        operator: readOperator(raw.value),
        left: readNode(raw.lhs),
        right: readNode(raw.rhs),
      };
    case 'unary':
      return readUnary(raw);
    case 'condition':
      return {
        kind: 'condition',
        test: readNode(raw.condition),
        whenTrue: readNode(raw.then),
        whenFalse: raw.else === undefined ? null : readNode(raw.else),
      };
    case 'block':
      return { kind: 'block', expressions: rawNodes(raw.expressions).map(readNode) };
    case 'function':
    case 'partial':
      return {
        kind: 'call',
        callee: readNode(raw.procedure),
        callArguments: rawNodes(raw.arguments).map(readNode),
        partial: raw.type === 'partial',
      };
    case 'apply':
      return { kind: 'apply', left: readNode(raw.lhs), right: readNode(raw.rhs) };
    case 'lambda':
      return readLambda(raw);
    case 'bind':
      return {
        kind: 'bind',
        name: isRawNode(raw.lhs) ? rawText(raw.lhs.value) : '',
        value: readNode(raw.rhs),
      };
    case 'sort':
      return {
        kind: 'sort',
        terms: rawNodes(raw.terms).map((term) => ({
          descending: term.descending === true,
          expression: readNode(term.expression),
        })),
      };
    case 'transform':
      return {
        kind: 'transform',
        pattern: readNode(raw.pattern),
        update: readNode(raw.update),
        remove: raw.delete === undefined ? null : readNode(raw.delete),
      };
    case 'wildcard':
      return { kind: 'wildcard' };
    case 'descendant':
      return { kind: 'descendant' };
    case 'parent':
      return { kind: 'parent' };
    case 'operator':
      return { kind: 'placeholder' };
  }
  throw new Error(`expression/read-node: unknown node ${String(raw.type)}`);
}

function readUnary(raw: RawNode): NodeShape {
  if (raw.value === '-') return { kind: 'negate', operand: readNode(raw.expression) };
  if (raw.value === '{') return { kind: 'object', pairs: readPairs(raw.lhs) };
  return {
    kind: 'array',
    items: rawNodes(raw.expressions).map(readNode),
    isPathStep: raw.consarray === true,
  };
}

/** A tail call inside a lambda is wrapped in a lambda without parameters; the wrapper is no concern of ours. */
function readLambda(raw: RawNode): NodeShape {
  if (raw.thunk === true && isRawNode(raw.body)) return readShape(raw.body);
  return {
    kind: 'lambda',
    parameters: rawNodes(raw.arguments).map((parameter) => rawText(parameter.value)),
    body: readNode(raw.body),
  };
}

function readStep(raw: RawNode): PathStep {
  return {
    node: readNode(raw),
    stages: rawNodes(raw.stages).map(readStage),
    focus: typeof raw.focus === 'string' ? raw.focus : null,
    index: typeof raw.index === 'string' ? raw.index : null,
  };
}

function readStage(raw: RawNode): Stage {
  return raw.type === 'index'
    ? { kind: 'index', variable: rawText(raw.value) }
    : { kind: 'filter', test: readNode(raw.expr) };
}

function readPairs(raw: unknown): Pair[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((pair) =>
    Array.isArray(pair) ? [{ key: readNode(pair[0]), value: readNode(pair[1]) }] : [],
  );
}

function readLiteral(value: unknown): string | number | bigint | boolean | null {
  if (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean'
  ) {
    return value;
  }
  return null;
}

const binaryOperators: readonly BinaryOperator[] = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '&',
  'and',
  'or',
  'in',
  '..',
];

function readOperator(value: unknown): BinaryOperator {
  const operator = binaryOperators.find((known) => known === value);
  if (!operator) throw new Error(`expression/read-node: unknown operator ${String(value)}`);
  return operator;
}
