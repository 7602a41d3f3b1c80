/** What the second pass draws into. */
import { roundedPath } from './edge-paths.ts';
import type { LayoutEdge, LayoutNode, Point } from './layout-types.ts';

export type Sketch = { nodes: LayoutNode[]; edges: LayoutEdge[] };

export function edgeThrough(
  out: Sketch,
  edge: { id: string; kind: LayoutEdge['kind']; points: Point[]; arrow?: LayoutEdge['arrow'] },
): void {
  const bends = edge.points.filter((point, index) => {
    const before = edge.points[index - 1];
    return before === undefined || before.x !== point.x || before.y !== point.y;
  });
  out.edges.push({ id: edge.id, kind: edge.kind, path: roundedPath(bends), arrow: edge.arrow });
}

/** A straight line down with an arrow at its end. */
export function edgeDown(out: Sketch, id: string, from: Point, to: Point): void {
  edgeThrough(out, { id, kind: 'flow', points: [from, to], arrow: { ...to, direction: 'down' } });
}
