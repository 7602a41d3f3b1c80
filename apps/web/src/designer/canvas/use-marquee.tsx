/**
 * Shift and a drag over the empty canvas: a frame, and every step whose card it touches is selected on release. Escape
 * leads back. Without Shift a drag moves the canvas, as ever.
 */
import type { StepId } from '@flowbridge/flow';
import { useReactFlow } from '@xyflow/react';
import { type MouseEvent, type PointerEvent, type RefObject, useState } from 'react';
import type { FlowLayout, Rect } from '../layout/layout-types.ts';
import type { ScreenPoint } from './canvas-model.ts';

type Props = {
  frame: RefObject<HTMLDivElement | null>;
  layout: FlowLayout;
  onSelect: ((stepIds: StepId[]) => void) | undefined;
};

export function useMarquee({ frame, layout, onSelect }: Props) {
  const flow = useReactFlow();
  const [area, setArea] = useState<Rect>();
  const begins = (event: MouseEvent | PointerEvent) =>
    onSelect !== undefined &&
    event.shiftKey &&
    event.button === 0 &&
    event.target instanceof Element &&
    event.target.closest('.react-flow__pane') !== null;

  const press = (event: PointerEvent) => {
    if (!begins(event)) return;
    event.preventDefault();
    const start = { x: event.clientX, y: event.clientY };
    let drawn: Rect | undefined;
    const move = (moved: globalThis.PointerEvent) => {
      drawn = between(start, { x: moved.clientX, y: moved.clientY });
      const bounds = frame.current?.getBoundingClientRect();
      setArea({ ...drawn, x: drawn.x - (bounds?.left ?? 0), y: drawn.y - (bounds?.top ?? 0) });
    };
    const end = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', cancel, true);
      setArea(undefined);
    };
    const release = () => {
      end();
      if (drawn === undefined) return;
      const from = flow.screenToFlowPosition({ x: drawn.x, y: drawn.y }, { snapToGrid: false });
      const to = flow.screenToFlowPosition(
        { x: drawn.x + drawn.width, y: drawn.y + drawn.height },
        { snapToGrid: false },
      );
      onSelect?.(stepsIn(layout, between(from, to)));
      // The click that follows would clear the selection.
      const swallow = (click: globalThis.MouseEvent) => click.stopPropagation();
      window.addEventListener('click', swallow, { capture: true, once: true });
      window.setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
    };
    const cancel = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape') return;
      pressed.stopPropagation();
      end();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', cancel, true);
  };

  return {
    area,
    handlers: {
      onPointerDownCapture: press,
      /** Keeps the press from moving the canvas. */
      onMouseDownCapture: (event: MouseEvent) => {
        if (begins(event)) event.stopPropagation();
      },
    },
  };
}

const between = (one: ScreenPoint, other: ScreenPoint): Rect => ({
  x: Math.min(one.x, other.x),
  y: Math.min(one.y, other.y),
  width: Math.abs(one.x - other.x),
  height: Math.abs(one.y - other.y),
});

function stepsIn(layout: FlowLayout, area: Rect): StepId[] {
  return layout.nodes.flatMap((node) =>
    node.kind === 'step' &&
    node.rect.x < area.x + area.width &&
    area.x < node.rect.x + node.rect.width &&
    node.rect.y < area.y + area.height &&
    area.y < node.rect.y + node.rect.height
      ? [node.stepId]
      : [],
  );
}
