import type { Viewport } from '@xyflow/react';
import type { FlowLayout, Rect } from '../layout/layout-types.ts';

type Size = Pick<Rect, 'width' | 'height'>;

const EDGE = 36;
/** Below this the texts of cards cannot be read: what does not fit then is reached by scrolling. */
const SMALLEST_READABLE = 0.6;

/** Where a flow is looked at when it opens: from its beginning, as large as it fits across; very wide ones at their main line. */
export function startView(layout: FlowLayout, viewport: Size): Viewport {
  const across = acrossOf(layout, viewport);
  const wanted = (across.room - 2 * EDGE) / Math.max(1, across.size);
  const zoom = Math.min(1, Math.max(SMALLEST_READABLE, wanted));
  const middle = wanted < SMALLEST_READABLE ? 0 : across.from + across.size / 2;
  return viewAt(layout, { zoom, across: across.room / 2 - middle * zoom });
}

/** The whole flow, as small as it must be for that. */
export function wholeView(layout: FlowLayout, viewport: Size): Viewport {
  const opened = startView(layout, viewport);
  const byWidth = (viewport.width - 2 * EDGE) / Math.max(1, layout.width);
  const byHeight = (viewport.height - 2 * EDGE) / Math.max(1, layout.height);
  const zoom = Math.min(opened.zoom, byWidth, byHeight);
  const across = acrossOf(layout, viewport);
  const middle = across.from + across.size / 2;
  return viewAt(layout, { zoom, across: across.room / 2 - middle * zoom });
}

/**
 * What "fit" goes to from `current`: the whole flow where that stays readable, else the view it opens with — and from
 * there the whole flow, however small.
 */
export function fittingView(layout: FlowLayout, viewport: Size, current: Viewport): Viewport {
  const whole = wholeView(layout, viewport);
  const opened = startView(layout, viewport);
  return whole.zoom >= SMALLEST_READABLE || isSame(opened, current) ? whole : opened;
}

/** The view in which an area is whole, moved as little as that needs: what was seen beside it stays in sight. */
export function nearestView(area: Rect, viewport: Size, current: Viewport): Viewport {
  const { zoom } = current;
  const shift = (start: number, length: number, room: number) => {
    const end = start + length;
    if (start < EDGE || length > room - 2 * EDGE) return EDGE - start;
    return end > room - EDGE ? room - EDGE - end : 0;
  };
  return {
    x: current.x + shift(area.x * zoom + current.x, area.width * zoom, viewport.width),
    y: current.y + shift(area.y * zoom + current.y, area.height * zoom, viewport.height),
    zoom,
  };
}

/** What reaches across the direction of the flow, and the room there is for it. */
const acrossOf = (layout: FlowLayout, viewport: Size) =>
  layout.direction === 'down'
    ? { from: layout.left, size: layout.width, room: viewport.width }
    : { from: layout.top, size: layout.height, room: viewport.height };

const viewAt = ({ direction }: FlowLayout, { zoom, across }: { zoom: number; across: number }): Viewport =>
  direction === 'down' ? { x: across, y: EDGE, zoom } : { x: EDGE, y: across, zoom };

const isSame = (one: Viewport, other: Viewport) =>
  Math.abs(one.zoom - other.zoom) < 0.01 && Math.abs(one.x - other.x) < 2 && Math.abs(one.y - other.y) < 2;
