import { z } from 'zod';
import type { FlowDocument } from '../document/document.ts';
import { laneId, type StepId, stepId } from '../document/ids.ts';
import { MAX_STEPS } from '../document/limits.ts';
import { nameOf } from '../problem/readable-path.ts';
import { ancestorsOfLane } from '../tree/ancestors.ts';
import { parentOf } from '../tree/place-index.ts';
import { heightOf, topmost } from '../tree/subtree.ts';
import { checkDepth, checkPosition, checkStepsExist } from './checks.ts';
import { insertInLane, takeFromLanes } from './lane-edits.ts';
import { type Apply, done, type Refusal, refuse } from './result.ts';

/**
 * Moves each step to a place of its own: all are taken out first, then put in one after the other, each at the position
 * it has then. The general form of a move, and the inverse of itself.
 */
export const placeStepsSchema = z.strictObject({
  type: z.literal('placeSteps'),
  placements: z.array(z.strictObject({ stepId, lane: laneId, index: z.int().min(0) })).max(MAX_STEPS),
});
export type PlaceSteps = z.infer<typeof placeStepsSchema>;
type Placement = PlaceSteps['placements'][number];

export const applyPlaceSteps: Apply<PlaceSteps> = (document, { placements }) => {
  const moved = placements.map((each) => each.stepId);
  const refusal = checkStepsExist(document, moved) ?? checkMovable(document, placements);
  if (refusal !== undefined) return refusal;

  let placed: FlowDocument = { ...document, lanes: takeFromLanes(document, moved) };
  for (const { stepId: id, lane, index } of placements) {
    const wrong = checkPosition(placed, lane, index);
    if (wrong !== undefined) return wrong;
    placed = { ...placed, lanes: insertInLane(placed.lanes, lane, index, [id]) };
  }
  return done(placed, { type: 'placeSteps', placements: placesNow(document, moved) });
};

/** Where steps stand, in the order in which `placeSteps` can put them back. */
export function placesNow(document: FlowDocument, stepIds: readonly StepId[]): Placement[] {
  return stepIds
    .flatMap((id) => {
      const parent = parentOf(document, id);
      return parent === undefined ? [] : [{ stepId: id, lane: parent.lane, index: parent.index }];
    })
    .sort((left, right) => left.index - right.index);
}

/** No step is named twice or inside another one, none goes into itself, and nothing gets too deep. */
function checkMovable(document: FlowDocument, placements: readonly Placement[]): Refusal | undefined {
  const moved = new Set(placements.map((each) => each.stepId));
  if (moved.size < placements.length || topmost(document, [...moved]).length < moved.size) {
    return refuse('valueInvalid', 'A step is moved twice.', '同一步骤被移动了两次。');
  }
  const lanesChecked = new Set<string>();
  for (const { stepId: id, lane } of placements) {
    const wrong = checkPosition(document, lane, 0) ?? checkDepth(document, lane, heightOf(document, id));
    if (wrong !== undefined) return wrong;
    if (lanesChecked.has(lane)) continue;
    lanesChecked.add(lane);
    const container = ancestorsOfLane(document, lane).find(({ step }) => moved.has(step.id));
    if (container === undefined) continue;
    const name = nameOf(container.step);
    const en = `“${name}” cannot be moved into itself.`;
    return refuse('moveIntoItself', en, `“${name}”不能移动到自身内部。`, { stepId: container.step.id });
  }
  return undefined;
}
