/** Layout nodes as React Flow nodes. A node whose place and data did not change keeps its object, so nothing re-renders for it. */
import type { Node } from '@xyflow/react';
import type { FlowLayout, LayoutNode } from '../layout/layout-types.ts';

export type CanvasNode = Node<Record<string, unknown>, LayoutNode['kind']>;

export function toReactFlow(layout: FlowLayout, before: ReadonlyMap<string, CanvasNode>): CanvasNode[] {
  return layout.nodes.map((node) => {
    const next = asNode(node);
    const old = before.get(node.id);
    return old !== undefined && sameNode(old, next) ? old : next;
  });
}

function asNode(node: LayoutNode): CanvasNode {
  const { kind, id, rect, ...data } = node;
  return {
    id,
    type: kind,
    position: { x: rect.x, y: rect.y },
    width: rect.width,
    height: rect.height,
    measured: { width: rect.width, height: rect.height },
    // Without a list of handles React Flow mounts every node once to look for them, whether it can be seen or not.
    handles: [],
    zIndex: kind === 'box' ? 0 : kind === 'slot' ? 2 : 1,
    draggable: false,
    selectable: false,
    connectable: false,
    focusable: false,
    data,
  };
}

function sameNode(a: CanvasNode, b: CanvasNode): boolean {
  if (a.type !== b.type || a.position.x !== b.position.x || a.position.y !== b.position.y) return false;
  if (a.width !== b.width || a.height !== b.height) return false;
  const keys = Object.keys(b.data);
  return keys.length === Object.keys(a.data).length && keys.every((key) => a.data[key] === b.data[key]);
}
