/**
 * One drag over the canvas, from press to release. States: pressed (waiting for the pointer to move far enough to mean it) →
 * dragging → dropped, or cancelled by Escape, a lost pointer, or a release where nothing takes it. Cancelling changes
 * nothing. Pointer events only: the same for mouse, pen and touch.
 */
import type { Designer } from '../store/designer-context.ts';
import type { DragSession } from '../store/designer-state.ts';

/** Pixels the pointer must travel before a press becomes a drag. */
const MEANT_AFTER_PX = 6;

type Target = { litSlot: string; slot: DragSession['slot'] };

export type DragPlan = {
  what: DragSession['what'];
  label: string;
  /** Where a drop at this screen point would go. */
  target: (point: { x: number; y: number }) => Target | undefined;
  drop: (target: Target) => void;
};

export function startDrag(
  designer: Designer,
  start: { clientX: number; clientY: number },
  plan: DragPlan,
): void {
  const { store } = designer;
  let dragging = false;

  const move = (event: PointerEvent) => {
    const far = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) >= MEANT_AFTER_PX;
    if (!dragging && !far) return;
    dragging = true;
    event.preventDefault();
    const at = { x: event.clientX, y: event.clientY };
    const target = plan.target(at);
    store.setState({
      drag: { what: plan.what, label: plan.label, at, litSlot: target?.litSlot, slot: target?.slot },
    });
  };
  const finish = (event: PointerEvent) => {
    const target = dragging ? plan.target({ x: event.clientX, y: event.clientY }) : undefined;
    end();
    if (target) plan.drop(target);
  };
  const cancel = (event: Event) => {
    if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
    event.stopPropagation();
    end();
  };
  const end = () => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', finish);
    window.removeEventListener('pointercancel', cancel);
    window.removeEventListener('keydown', cancel, true);
    if (dragging) suppressNextClick();
    store.setState({ drag: undefined });
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', finish);
  window.addEventListener('pointercancel', cancel);
  window.addEventListener('keydown', cancel, true);
}

/** The browser sends a click after the release of a drag that began and ended on one element; it means nothing. */
function suppressNextClick(): void {
  const swallow = (event: MouseEvent) => event.stopPropagation();
  window.addEventListener('click', swallow, { capture: true, once: true });
  window.setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}
