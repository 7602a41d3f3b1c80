/**
 * Left and right on the canvas: into a container, over its lanes, and out again; from trigger to trigger. An empty lane takes
 * the focus itself.
 */
import { type LaneId, lanesOf, parentOf, parseLaneId, type StepId } from '@flowbridge/flow';
import type { Designer } from '../store/designer-context.ts';
import { goToLane, goToStep, goToTrigger } from './walk-selection.ts';

/** Into the first lane of the selected container; from a step inside one, on to the next lane. */
export function walkIn(designer: Designer): void {
  if (walkTriggers(designer, 1)) return;
  const { document, selectedSteps } = designer.store.getState();
  const lane = focusedLane(designer);
  const current = lane === undefined ? [...selectedSteps].at(-1) : undefined;
  const step = current === undefined ? undefined : document.steps[current];
  const first = step && lanesOf(step)[0];
  if (first !== undefined) goToLane(designer, first);
  else stepAside(designer, lane ?? laneOf(designer, current), 1);
}

/** On to the lane before; from the first lane, out to its container. */
export function walkOut(designer: Designer): void {
  if (walkTriggers(designer, -1)) return;
  const current = [...designer.store.getState().selectedSteps].at(-1);
  stepAside(designer, focusedLane(designer) ?? laneOf(designer, current), -1);
}

/** To the trigger beside the selected one, if one is selected: then true. */
function walkTriggers(designer: Designer, by: 1 | -1): boolean {
  const { document, selectedTrigger } = designer.store.getState();
  const at = document.triggers.findIndex(({ id }) => id === selectedTrigger);
  const next = document.triggers[at + by];
  if (at >= 0 && next !== undefined) goToTrigger(designer, next.id);
  return at >= 0;
}

function stepAside(designer: Designer, lane: LaneId | undefined, by: 1 | -1): void {
  const { document } = designer.store.getState();
  const container = lane && parseLaneId(lane)?.container;
  const step = container === undefined ? undefined : document.steps[container];
  if (lane === undefined || step === undefined) return;
  const lanes = lanesOf(step);
  const next = lanes[lanes.indexOf(lane) + by];
  if (next !== undefined && lanes.indexOf(lane) + by >= 0) goToLane(designer, next);
  else if (by === -1) goToStep(designer, step.id);
}

const laneOf = ({ store }: Designer, stepId: StepId | undefined) =>
  stepId === undefined ? undefined : parentOf(store.getState().document, stepId)?.lane;

/** The empty lane that has the focus. */
export function focusedLane({ store }: Pick<Designer, 'store'>): LaneId | undefined {
  const focused = document.activeElement;
  const lane = focused instanceof HTMLElement ? focused.dataset.lane : undefined;
  return (Object.keys(store.getState().document.lanes) as LaneId[]).find((each) => each === lane);
}
