/**
 * The whole flow in a corner, with the part that is seen: press or drag to go there, wheel to zoom. Three paths for any
 * number of steps; React Flow's own minimap mounts a component for each node, seen or not (500 steps: 110 ms).
 */
import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { memo, type PointerEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowLayout, LayoutNode, Rect } from '../layout/layout-types.ts';

const WIDTH = 148;
const HEIGHT = 104;
const DRAWN = ['box', 'step', 'trigger'] as const satisfies LayoutNode['kind'][];

export const Overview = memo(function Overview({ layout }: { layout: FlowLayout }) {
  const { t } = useTranslation('designer');
  const flow = useReactFlow();
  const drawing = useRef<SVGSVGElement>(null);
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const paths = useMemo(
    () => DRAWN.map((kind) => ({ kind, path: rectangles(layout.nodes, kind) })),
    [layout],
  );

  const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  const whole = around({ x: layout.left, y: layout.top, width: layout.width, height: layout.height }, seen);
  const go = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const matrix = drawing.current?.getScreenCTM();
    if (!matrix) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    void flow.setCenter(at.x, at.y, { zoom });
  };
  return (
    <Panel position="bottom-right" className="overview">
      <svg
        ref={drawing}
        role="img"
        aria-label={t('canvas.minimap')}
        width={WIDTH}
        height={HEIGHT}
        viewBox={`${whole.x} ${whole.y} ${whole.width} ${whole.height}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={go}
        onWheel={(event) => void flow.zoomTo(zoom * (event.deltaY < 0 ? 1.15 : 1 / 1.15))}
      >
        {paths.map(({ kind, path }) => (
          <path key={kind} d={path} className={`overview-${kind}`} />
        ))}
        <path
          d={`${rectangle(beyond(whole))}${rectangle(seen)}`}
          className="overview-mask"
          fillRule="evenodd"
        />
        <path d={rectangle(seen)} className="overview-seen" />
      </svg>
    </Panel>
  );
});

const rectangle = ({ x, y, width, height }: Rect) => `M${x} ${y}h${width}v${height}h${-width}z`;

const rectangles = (nodes: readonly LayoutNode[], kind: LayoutNode['kind']) =>
  nodes.flatMap((node) => (node.kind === kind ? rectangle(node.rect) : [])).join('');

/** What is drawn is centred in its corner: the mask reaches over all of it. */
const beyond = ({ x, y, width, height }: Rect): Rect => ({
  x: x - 4 * width - 4 * height,
  y: y - 4 * width - 4 * height,
  width: 9 * (width + height),
  height: 9 * (width + height),
});

/** The smallest rectangle around both. */
function around(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
