import type { StepId } from '@flowbridge/flow';
import { useReactFlow } from '@xyflow/react';
import { type Ref, type RefObject, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { FlowLayout } from '../layout/layout-types.ts';
import { type CanvasHandle, createCanvasHandle } from './canvas-handle.ts';
import { ZoomControls } from './zoom-controls.tsx';

type Props = {
  layout: FlowLayout;
  frame: RefObject<HTMLDivElement | null>;
  handle: Ref<CanvasHandle> | undefined;
  onFold: (stepId: StepId) => void;
};

/** Gives the canvas's owner its handle, and the zoom buttons. */
export function CanvasPort({ layout, frame, handle, onFold }: Props) {
  const flow = useReactFlow();
  const latest = useRef(layout);
  latest.current = layout;
  const fold = useRef(onFold);
  fold.current = onFold;
  const port = useMemo(
    () =>
      createCanvasHandle(
        flow,
        () => latest.current,
        () => frame.current,
        (stepId) => fold.current(stepId),
      ),
    [flow, frame],
  );
  const drawn = useRef<FlowLayout['direction']>(undefined);
  // A first drawing is painted where it begins, not elsewhere before.
  useEffect(() => {
    if (drawn.current === layout.direction) return;
    port.begin(drawn.current === undefined);
    drawn.current = layout.direction;
  }, [layout.direction, port]);
  useImperativeHandle(handle, () => port, [port]);
  return <ZoomControls direction={layout.direction} onFit={port.fit} />;
}
