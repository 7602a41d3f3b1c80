import { type FlowDocument, laneNames } from '../document/document.ts';
import { type LaneId, laneOf, type StepId, type TriggerId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import type { Trigger } from '../document/trigger.ts';

/** The step with an id; undefined when there is none. */
export function stepOf(document: FlowDocument, stepId: StepId): Step | undefined {
  return Object.hasOwn(document.steps, stepId) ? document.steps[stepId] : undefined;
}

/** The ids of a lane's steps in order; undefined when no step has such a lane. */
export function stepsInLane(document: FlowDocument, lane: LaneId): readonly StepId[] | undefined {
  return Object.hasOwn(document.lanes, lane) ? document.lanes[lane] : undefined;
}

/** The trigger with an id; undefined when there is none. */
export function triggerOf(document: FlowDocument, triggerId: TriggerId): Trigger | undefined {
  return document.triggers.find((trigger) => trigger.id === triggerId);
}

/** The lanes of a step in drawing order. */
export function lanesOf(step: Step): LaneId[] {
  return laneNames(step).map((name) => laneOf(step.id, name));
}

const byKey = new WeakMap<FlowDocument['steps'], ReadonlyMap<string, Step>>();

/** The step with a key; undefined when there is none. */
export function stepByKey(document: FlowDocument, key: string): Step | undefined {
  return stepsByKey(document).get(key);
}

/** All steps by key; made once per `steps` object. */
export function stepsByKey(document: FlowDocument): ReadonlyMap<string, Step> {
  const known = byKey.get(document.steps);
  if (known !== undefined) return known;
  const index = new Map(Object.values(document.steps).map((step) => [step.key, step]));
  byKey.set(document.steps, index);
  return index;
}
