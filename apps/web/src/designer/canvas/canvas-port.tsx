import { useReactFlow } from '@xyflow/react';
import { type Ref, type RefObject, useImperativeHandle, useRef } from 'react';
import type { FlowLayout } from '../layout/layout-types.ts';
import { type CanvasHandle, createCanvasHandle } from './canvas-handle.ts';

type Props = {
  layout: FlowLayout;
  frame: RefObject<HTMLDivElement | null>;
  handle: Ref<CanvasHandle> | undefined;
};

/** Gives the canvas's owner its handle; renders nothing. */
export function CanvasPort({ layout, frame, handle }: Props) {
  const flow = useReactFlow();
  const latest = useRef(layout);
  latest.current = layout;
  useImperativeHandle(
    handle,
    () =>
      createCanvasHandle(
        flow,
        () => latest.current,
        () => frame.current,
      ),
    [flow, frame],
  );
  return null;
}
