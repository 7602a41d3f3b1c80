/**
 * Two documents as one drawing: `after` with what was removed put back where it stood. For looking at only — removed and
 * added steps may have the same key. A removed step stands after the nearest step before it that is still in its lane; cases
 * and branches that are gone come back at the end. A step whose kind has changed keeps the lanes of its new kind.
 */
import type { FlowDocument } from '../document/document.ts';
import { type LaneId, laneId, type StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { lanesOf, stepOf } from '../tree/lookup.ts';

export function drawBoth(before: FlowDocument, after: FlowDocument): FlowDocument {
  const steps: Record<StepId, Step> = { ...before.steps };
  for (const step of Object.values(after.steps)) {
    const old = stepOf(before, step.id);
    steps[step.id] = old === undefined ? step : withLanesOf(old, step);
  }
  const removed = new Set(Object.values(before.steps).flatMap(({ id }) => (stepOf(after, id) ? [] : [id])));
  const lanes: Record<LaneId, StepId[]> = {};
  for (const lane of [laneId.parse('root'), ...Object.values(steps).flatMap(lanesOf)]) {
    lanes[lane] = mergeLane(laneIn(before, lane), laneIn(after, lane), removed);
  }
  const triggerIds = new Set(after.triggers.map(({ id }) => id));
  const triggers = [...after.triggers, ...before.triggers.filter(({ id }) => !triggerIds.has(id))];
  return { ...after, steps, lanes, triggers };
}

function laneIn(document: FlowDocument, lane: LaneId): readonly StepId[] {
  return Object.hasOwn(document.lanes, lane) ? (document.lanes[lane] ?? []) : [];
}

function mergeLane(
  before: readonly StepId[],
  after: readonly StepId[],
  removed: ReadonlySet<StepId>,
): StepId[] {
  const merged = [...after];
  before.forEach((id, index) => {
    if (!removed.has(id)) return;
    const neighbour = before.slice(0, index).findLast((each) => merged.includes(each));
    merged.splice(neighbour === undefined ? 0 : merged.indexOf(neighbour) + 1, 0, id);
  });
  return merged;
}

/** The step as it is now, with the cases or branches it has lost. */
function withLanesOf(old: Step, step: Step): Step {
  if (old.kind === 'switch' && step.kind === 'switch') {
    const cases = [...step.config.cases, ...missing(old.config.cases, step.config.cases)];
    return { ...step, config: { ...step.config, cases } };
  }
  if (old.kind === 'parallel' && step.kind === 'parallel') {
    const branches = [...step.config.branches, ...missing(old.config.branches, step.config.branches)];
    return { ...step, config: { ...step.config, branches } };
  }
  return step;
}

const missing = <Branch extends { id: StepId }>(before: readonly Branch[], after: readonly Branch[]) =>
  before.filter(({ id }) => !after.some((each) => each.id === id));
