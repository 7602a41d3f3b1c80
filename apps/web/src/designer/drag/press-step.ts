import { ancestorsOfLane, type StepId } from '@flowbridge/flow';
import type { PointerEvent } from 'react';
import { stepTitle, type Words } from '../catalog/step-words.ts';
import type { Designer } from '../store/designer-context.ts';
import { edit } from '../store/edit.ts';
import { startDrag } from './drag-session.ts';

/** Dragging steps of the canvas to another place, whatever is inside them with them. A pressed unselected step moves alone. */
export function pressStep(designer: Designer, event: PointerEvent, stepId: StepId, words: Words): void {
  if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
  const { store } = designer;
  const { document, selectedSteps } = store.getState();
  const step = document.steps[stepId];
  if (step === undefined) return;
  const stepIds = selectedSteps.has(stepId) ? [...selectedSteps] : [stepId];
  const moving = new Set(stepIds);
  startDrag(designer, event, {
    what: { kind: 'steps', stepIds },
    label: stepIds.length === 1 ? stepTitle(step, words) : `${stepTitle(step, words)} +${stepIds.length - 1}`,
    target(point) {
      const slot = designer.canvas.current?.slotAt(point);
      if (!slot) return undefined;
      // Nothing moves into itself.
      if (ancestorsOfLane(document, slot.lane).some((ancestor) => moving.has(ancestor.step.id)))
        return undefined;
      return { litSlot: slot.id, slot: { lane: slot.lane, index: slot.index } };
    },
    drop: (target) => {
      if (target.slot) edit(store, { type: 'moveSteps', stepIds, ...target.slot });
    },
  });
}
