import { type LaneId, ROOT_LANE, type StepId, type TriggerId, walkSteps } from '@flowbridge/flow';
import type { Designer } from '../store/designer-context.ts';
import { clearSelection, selectSteps, selectTrigger } from '../store/selection.ts';

/** Selects a step, brings it into view and gives it the focus. */
export function goToStep({ store, canvas }: Designer, stepId: StepId): void {
  selectSteps(store, [stepId]);
  canvas.current?.reveal(stepId);
  canvas.current?.focus(stepId);
}

/** To the first step of a lane; an empty lane takes the focus itself. */
export function goToLane(designer: Designer, lane: LaneId): void {
  const first = designer.store.getState().document.lanes[lane]?.[0];
  if (first !== undefined) {
    goToStep(designer, first);
    return;
  }
  clearSelection(designer.store);
  designer.canvas.current?.focusLane(lane);
}

/** Selects a trigger, brings it into view and gives it the focus. */
export function goToTrigger({ store, canvas }: Designer, triggerId: TriggerId): void {
  selectTrigger(store, triggerId);
  canvas.current?.reveal(triggerId);
  canvas.current?.focus(triggerId);
}

/** Moves the selection to the step before (-1) or after (1) in drawing order; before the first stand the triggers. */
export function walkSelection(designer: Designer, by: 1 | -1): void {
  const { document, selectedTrigger } = designer.store.getState();
  if (selectedTrigger !== undefined) {
    if (by === 1) goToLane(designer, ROOT_LANE);
    return;
  }
  const next = neighbour(designer, by);
  const trigger = document.triggers[0];
  if (next !== undefined) goToStep(designer, next);
  else if (by === -1 && trigger !== undefined) goToTrigger(designer, trigger.id);
}

/** Adds the step before (-1) or after (1) to the selection; walking back takes the last one out again. */
export function extendSelection(designer: Designer, by: 1 | -1): void {
  const { store, canvas } = designer;
  const next = neighbour(designer, by);
  if (next === undefined) return;
  const chosen = [...store.getState().selectedSteps];
  const kept = chosen.at(-2) === next ? chosen.slice(0, -1) : [...chosen.filter((id) => id !== next), next];
  selectSteps(store, kept);
  canvas.current?.reveal(next);
  canvas.current?.focus(next);
}

/** From the step selected last; without one, the first or the last of the flow. */
function neighbour({ store }: Designer, by: 1 | -1): StepId | undefined {
  const { document, selectedSteps } = store.getState();
  const order = [...walkSteps(document)].map(({ step }) => step.id);
  const current = [...selectedSteps].at(-1);
  const at = current === undefined ? -1 : order.indexOf(current);
  return at < 0 ? order[by === 1 ? 0 : order.length - 1] : order[at + by];
}
