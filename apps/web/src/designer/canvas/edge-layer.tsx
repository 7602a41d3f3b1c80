import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import type { FlowLayout, LayoutEdge } from '../layout/layout-types.ts';

/** All lines in one drawing: they have no behaviour of their own, so hundreds of them cost one element each and no more. */
export const EdgeLayer = memo(function EdgeLayer({ layout }: { layout: FlowLayout }) {
  return (
    <ViewportPortal>
      <svg className="edge-layer" width={layout.width} height={layout.height} aria-hidden="true">
        {layout.edges.map((edge) => (
          <path key={edge.id} d={edge.path} className={`edge edge-${edge.kind}`} />
        ))}
        {layout.edges.map((edge) =>
          edge.arrow ? (
            <path key={edge.id} d={arrowHead(edge.arrow)} className={`arrow arrow-${edge.kind}`} />
          ) : null,
        )}
      </svg>
    </ViewportPortal>
  );
});

function arrowHead({ x, y, direction }: NonNullable<LayoutEdge['arrow']>): string {
  return direction === 'down'
    ? `M${x - 4.5} ${y - 7}L${x + 4.5} ${y - 7}L${x} ${y}Z`
    : `M${x - 7} ${y - 4.5}L${x - 7} ${y + 4.5}L${x} ${y}Z`;
}
