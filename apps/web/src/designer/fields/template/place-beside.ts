import type { CSSProperties } from 'react';

const GAP = 6;
const EDGE = 8;

/** Where something of a width stands under a place on screen, or above it where there is more room. */
export function placeBeside(rect: DOMRect, width: number): CSSProperties {
  const left = Math.max(EDGE, Math.min(rect.left, window.innerWidth - width - EDGE));
  const below = window.innerHeight - rect.bottom - GAP - EDGE;
  const above = rect.top - GAP - EDGE;
  const common = { position: 'fixed', left, width } as const;
  return below >= 300 || below >= above
    ? { ...common, top: rect.bottom + GAP, maxHeight: below }
    : { ...common, bottom: window.innerHeight - rect.top + GAP, maxHeight: above };
}
