/** What the second pass draws into: nodes as they are computed, edges as they are seen. */
import { roundedPath } from './edge-paths.ts';
import type { Direction, FlowLayout, LayoutEdge, LayoutNode, Point, Rect } from './layout-types.ts';
import { type Sizes, sizesOf } from './metrics.ts';

export type Sketch = { direction: Direction; sizes: Sizes; nodes: LayoutNode[]; edges: LayoutEdge[] };

export const newSketch = (direction: Direction): Sketch => ({
  direction,
  sizes: sizesOf(direction),
  nodes: [],
  edges: [],
});

export function edgeThrough(
  out: Sketch,
  edge: { id: string; kind: LayoutEdge['kind']; points: Point[]; arrow?: LayoutEdge['arrow'] },
): void {
  const bends = edge.points.filter((point, index) => {
    const before = edge.points[index - 1];
    return before === undefined || before.x !== point.x || before.y !== point.y;
  });
  const { id, kind, arrow } = edge;
  const isTurned = out.direction === 'right';
  out.edges.push({
    id,
    kind,
    path: roundedPath(isTurned ? bends.map(turnedPoint) : bends),
    arrow: isTurned && arrow ? turnedArrow(arrow) : arrow,
  });
}

/** A straight line along the flow with an arrow at its end. */
export function edgeDown(out: Sketch, id: string, from: Point, to: Point): void {
  edgeThrough(out, { id, kind: 'flow', points: [from, to], arrow: { ...to, direction: 'down' } });
}

type Reach = Pick<FlowLayout, 'left' | 'top' | 'width' | 'height'>;

/** The drawing as it is seen: as computed, or with its axes swapped. */
export function seen({ direction, nodes, edges }: Sketch, reach: Reach): FlowLayout {
  if (direction === 'down') return { direction, nodes, edges, ...reach };
  return {
    direction,
    nodes: nodes.map((node) => ({ ...node, rect: turnedRect(node.rect) })),
    edges,
    left: reach.top,
    top: reach.left,
    width: reach.height,
    height: reach.width,
  };
}

const turnedPoint = ({ x, y }: Point): Point => ({ x: y, y: x });

const turnedRect = ({ x, y, width, height }: Rect): Rect => ({ x: y, y: x, width: height, height: width });

const turnedArrow = ({ x, y, direction }: NonNullable<LayoutEdge['arrow']>) =>
  ({ x: y, y: x, direction: direction === 'down' ? 'right' : 'down' }) as const;
