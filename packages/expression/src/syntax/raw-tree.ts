/** Careful reading of the untyped syntax tree that `jsonata(…).ast()` gives. */

export type RawNode = Record<string, unknown>;

export function isRawNode(value: unknown): value is RawNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
}

export function rawNodes(value: unknown): RawNode[] {
  return Array.isArray(value) ? value.filter(isRawNode) : [];
}

export function rawText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function rawPosition(node: RawNode): number {
  return typeof node.position === 'number' ? node.position : 0;
}

/** Visits every node of the tree once, parents first; `visit` may change the node in place. */
export function walkRawTree(root: unknown, visit: (node: RawNode) => void): void {
  const seen = new Set<unknown>();
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null || next instanceof RegExp || seen.has(next)) continue;
    seen.add(next);
    if (!Array.isArray(next) && isRawNode(next) && typeof next.type === 'string') visit(next);
    pending.push(...Object.values(next));
  }
}
