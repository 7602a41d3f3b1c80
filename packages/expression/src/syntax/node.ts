/**
 * Our own view of JSONata's syntax tree: the same nodes, typed, with the compiler's and the analyser's needs in mind.
 * `position` is JSONata's: the end offset of the node's token in the expression.
 */

export type Filter = { test: Node };

export type Pair = { key: Node; value: Node };

/** What any node may carry besides its own parts. */
export type Decoration = {
  position: number;
  /** `node[…]`, outside a path. */
  predicates: Filter[];
  /** `node{ key: value }`. */
  group: Pair[] | null;
  /** `node[]`: a single value stays a list. */
  keepArray: boolean;
};

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '&'
  | 'and'
  | 'or'
  | 'in'
  | '..';

/** One step of a path, with its filters and the names it binds (`@$item`, `#$index`). */
export type PathStep = { node: Node; stages: Stage[]; focus: string | null; index: string | null };

export type Stage = { kind: 'filter'; test: Node } | { kind: 'index'; variable: string };

export type SortTerm = { descending: boolean; expression: Node };

export type NodeShape =
  | { kind: 'literal'; value: string | number | bigint | boolean | null }
  | { kind: 'regex'; pattern: RegExp }
  | { kind: 'name'; name: string }
  | { kind: 'path'; steps: PathStep[] }
  | { kind: 'variable'; name: string }
  | { kind: 'binary'; operator: BinaryOperator; left: Node; right: Node }
  | { kind: 'negate'; operand: Node }
  | { kind: 'array'; items: Node[]; isPathStep: boolean }
  | { kind: 'object'; pairs: Pair[] }
  | { kind: 'condition'; test: Node; whenTrue: Node; whenFalse: Node | null }
  | { kind: 'block'; expressions: Node[] }
  | { kind: 'call'; callee: Node; callArguments: Node[]; partial: boolean }
  | { kind: 'apply'; left: Node; right: Node }
  | { kind: 'lambda'; parameters: string[]; body: Node }
  | { kind: 'bind'; name: string; value: Node }
  | { kind: 'sort'; terms: SortTerm[] }
  | { kind: 'transform'; pattern: Node; update: Node; remove: Node | null }
  | { kind: 'wildcard' }
  | { kind: 'descendant' }
  | { kind: 'parent' }
  | { kind: 'placeholder' };

export type Node = NodeShape & Decoration;

/** The nodes directly below a node, decorations included, each with whether its context is another item. */
export function childrenOf(node: Node): { child: Node; ownContext: boolean }[] {
  const same = (...nodes: (Node | null)[]) =>
    nodes.flatMap((child) => (child ? [{ child, ownContext: false }] : []));
  const own = (...nodes: (Node | null)[]) =>
    nodes.flatMap((child) => (child ? [{ child, ownContext: true }] : []));
  const decorations = [
    ...own(...node.predicates.map((filter) => filter.test)),
    ...own(...(node.group ?? []).flatMap((pair) => [pair.key, pair.value])),
  ];
  return [...shapeChildren(), ...decorations];

  function shapeChildren() {
    switch (node.kind) {
      case 'literal':
      case 'regex':
      case 'name':
      case 'variable':
      case 'wildcard':
      case 'descendant':
      case 'parent':
      case 'placeholder':
        return [];
      case 'path':
        return node.steps.flatMap((step, at) => [
          ...(at === 0 ? same(step.node) : own(step.node)),
          ...own(...step.stages.map((stage) => (stage.kind === 'filter' ? stage.test : null))),
        ]);
      case 'binary':
        return same(node.left, node.right);
      case 'negate':
        return same(node.operand);
      case 'array':
        return same(...node.items);
      case 'object':
        return same(...node.pairs.flatMap((pair) => [pair.key, pair.value]));
      case 'condition':
        return same(node.test, node.whenTrue, node.whenFalse);
      case 'block':
        return same(...node.expressions);
      case 'call':
        return same(node.callee, ...node.callArguments);
      case 'apply':
        return same(node.left, node.right);
      case 'lambda':
        return same(node.body);
      case 'bind':
        return same(node.value);
      case 'sort':
        return own(...node.terms.map((term) => term.expression));
      case 'transform':
        // a transform is a function: its pattern looks into what it is applied to
        return own(node.pattern, node.update, node.remove);
    }
  }
}
