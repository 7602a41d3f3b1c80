import type { Viewport } from '@xyflow/react';
import type { FlowLayout } from '../layout/layout-types.ts';

const TOP = 36;
/** Below this the texts of cards cannot be read: what does not fit then is reached by scrolling. */
const SMALLEST_READABLE = 0.6;
/** To see a whole flow at once people put up with a little less. */
const SMALLEST_WHOLE = 0.5;

/** Where a flow is looked at when it opens: from its top, as large as its width allows; very wide ones at their main line. */
export function startView(layout: FlowLayout, viewportWidth: number): Viewport {
  const wanted = (viewportWidth - 2 * TOP) / Math.max(1, layout.width);
  const zoom = Math.min(1, Math.max(SMALLEST_READABLE, wanted));
  const middle = wanted < SMALLEST_READABLE ? 0 : layout.left + layout.width / 2;
  return { x: viewportWidth / 2 - middle * zoom, y: TOP, zoom };
}

/** The whole flow where that stays readable, else the view it opens with. */
export function fittingView(layout: FlowLayout, viewport: { width: number; height: number }): Viewport {
  const opened = startView(layout, viewport.width);
  const byHeight = (viewport.height - 2 * TOP) / Math.max(1, layout.height);
  const zoom = Math.min(opened.zoom, byHeight);
  if (zoom < SMALLEST_WHOLE || zoom === opened.zoom) return opened;
  const middle = layout.left + layout.width / 2;
  return { x: viewport.width / 2 - middle * zoom, y: TOP, zoom };
}
