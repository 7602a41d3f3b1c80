import type { Viewport } from '@xyflow/react';
import type { FlowLayout } from '../layout/layout-types.ts';

const TOP = 36;
/** Below this the texts of cards cannot be read: what does not fit then is reached by scrolling. */
const SMALLEST_READABLE = 0.6;

/** Where a flow is looked at when it opens: from its top, as large as its width allows; very wide ones at their main line. */
export function startView(layout: FlowLayout, viewportWidth: number): Viewport {
  const wanted = (viewportWidth - 2 * TOP) / Math.max(1, layout.width);
  const zoom = Math.min(1, Math.max(SMALLEST_READABLE, wanted));
  const middle = wanted < SMALLEST_READABLE ? 0 : layout.left + layout.width / 2;
  return { x: viewportWidth / 2 - middle * zoom, y: TOP, zoom };
}

/** The whole flow, as small as it must be for that. */
export function wholeView(layout: FlowLayout, viewport: { width: number; height: number }): Viewport {
  const opened = startView(layout, viewport.width);
  const byWidth = (viewport.width - 2 * TOP) / Math.max(1, layout.width);
  const byHeight = (viewport.height - 2 * TOP) / Math.max(1, layout.height);
  const zoom = Math.min(opened.zoom, byWidth, byHeight);
  const middle = layout.left + layout.width / 2;
  return { x: viewport.width / 2 - middle * zoom, y: TOP, zoom };
}

/**
 * What "fit" goes to from `current`: the whole flow where that stays readable, else the view it opens with — and from
 * there the whole flow, however small.
 */
export function fittingView(
  layout: FlowLayout,
  viewport: { width: number; height: number },
  current: Viewport,
): Viewport {
  const whole = wholeView(layout, viewport);
  const opened = startView(layout, viewport.width);
  return whole.zoom >= SMALLEST_READABLE || isSame(opened, current) ? whole : opened;
}

const isSame = (one: Viewport, other: Viewport) =>
  Math.abs(one.zoom - other.zoom) < 0.01 && Math.abs(one.x - other.x) < 2 && Math.abs(one.y - other.y) < 2;
