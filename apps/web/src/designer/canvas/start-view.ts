import type { Viewport } from '@xyflow/react';
import type { FlowLayout } from '../layout/layout-types.ts';

const TOP = 36;
const SMALLEST = 0.5;

/** Where a flow is looked at when it opens: from its top, as large as its width allows; very wide ones at their main line. */
export function startView(layout: FlowLayout, viewportWidth: number): Viewport {
  const wanted = (viewportWidth - 2 * TOP) / Math.max(1, layout.width);
  const zoom = Math.min(1, Math.max(SMALLEST, wanted));
  const middle = wanted < SMALLEST ? 0 : layout.left + layout.width / 2;
  return { x: viewportWidth / 2 - middle * zoom, y: TOP, zoom };
}
