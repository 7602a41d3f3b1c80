/** SVG paths with rounded right-angle corners. */
import type { Point } from './layout-types.ts';
import { CORNER } from './metrics.ts';

/** A line through `points`, every bend rounded by at most CORNER. Segments are horizontal or vertical. */
export function roundedPath(points: Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M${first.x} ${first.y}`;
  for (const [index, point] of rest.entries()) {
    const before = points[index] ?? point;
    const after = rest[index + 1];
    if (after === undefined) {
      path += `L${point.x} ${point.y}`;
      continue;
    }
    const radius = Math.min(CORNER, distance(before, point) / 2, distance(point, after) / 2);
    const start = towards(point, before, radius);
    const end = towards(point, after, radius);
    path += `L${start.x} ${start.y}Q${point.x} ${point.y} ${end.x} ${end.y}`;
  }
  return path;
}

const distance = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to);
  if (whole === 0) return from;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}
