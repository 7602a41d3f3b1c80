import { findFunction } from '../functions/library.ts';
import { childrenOf, type Node } from '../syntax/node.ts';
import { impureBuiltins } from './jsonata-builtins.ts';

/** Does the node's value depend on nothing but itself: no reference, no clock, no chance, no table? */
export function isConstantNode(node: Node): boolean {
  switch (node.kind) {
    case 'name':
    case 'variable':
    case 'wildcard':
    case 'descendant':
    case 'parent':
    case 'transform':
      return false;
    case 'call': {
      // the callee is a variable node, judged by its name instead
      if (node.callee.kind !== 'variable') return false;
      const { name } = node.callee;
      // without arguments, JSONata's functions read the context
      if (node.callArguments.length === 0) return false;
      const pure = findFunction(name)?.pure ?? (!impureBuiltins.has(name) && name !== 'eval');
      return (
        pure &&
        node.callArguments.every(isConstantNode) &&
        node.predicates.every(({ test }) => isConstantNode(test))
      );
    }
    default:
      return childrenOf(node).every(({ child }) => isConstantNode(child));
  }
}
