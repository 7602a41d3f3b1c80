import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { FlowLayout, LayoutEdge } from '../layout/layout-types.ts';

const KINDS = ['flow', 'loop'] as const satisfies LayoutEdge['kind'][];

/** All lines in one drawing: they have no behaviour of their own, so all of a kind are one path, and their arrows another. */
export const EdgeLayer = memo(function EdgeLayer({ layout }: { layout: FlowLayout }) {
  const drawn = useMemo(
    () =>
      KINDS.map((kind) => {
        const edges = layout.edges.filter((edge) => edge.kind === kind);
        return {
          kind,
          lines: edges.map((edge) => edge.path).join(''),
          arrows: edges.map((edge) => (edge.arrow ? arrowHead(edge.arrow) : '')).join(''),
        };
      }),
    [layout],
  );
  return (
    <ViewportPortal>
      <svg className="edge-layer" width={layout.width} height={layout.height} aria-hidden="true">
        {drawn.map(({ kind, lines }) => (
          <path key={kind} d={lines} className={`edge edge-${kind}`} />
        ))}
        {drawn.map(({ kind, arrows }) => (
          <path key={kind} d={arrows} className={`arrow arrow-${kind}`} />
        ))}
      </svg>
    </ViewportPortal>
  );
});

function arrowHead({ x, y, direction }: NonNullable<LayoutEdge['arrow']>): string {
  return direction === 'down'
    ? `M${x - 4.5} ${y - 7}L${x + 4.5} ${y - 7}L${x} ${y}Z`
    : `M${x - 7} ${y - 4.5}L${x - 7} ${y + 4.5}L${x} ${y}Z`;
}
