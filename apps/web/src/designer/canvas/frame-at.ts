import type { StepId } from '@flowbridge/flow';
import type { FlowLayout, Point } from '../layout/layout-types.ts';

/** The container whose frame lies at a place of the drawing, the innermost; undefined outside all frames. */
export function frameAt({ nodes }: FlowLayout, { x, y }: Point): StepId | undefined {
  const around = nodes
    .flatMap((node) => (node.kind === 'box' ? [node] : []))
    .filter(({ rect }) => {
      const isInside = x >= rect.x && x <= rect.x + rect.width;
      return isInside && y >= rect.y && y <= rect.y + rect.height;
    });
  // Frames lie in each other, never across: the narrowest is the innermost.
  const sizeOf = ({ rect }: (typeof around)[number]) => rect.width * rect.height;
  return around.sort((a, b) => sizeOf(a) - sizeOf(b))[0]?.stepId;
}
