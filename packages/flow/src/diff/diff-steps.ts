import type { FlowDocument } from '../document/document.ts';
import type { LaneId, StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { stepOf } from '../tree/lookup.ts';
import { walkSteps } from '../tree/walk-steps.ts';
import { diffPart } from './diff-parts.ts';
import { drawBoth } from './draw-both.ts';
import type { Move, PartDiff, Spot } from './part-diff.ts';
import { stableOrder } from './stable-order.ts';

type Placed = { lane: LaneId; index: number };

/**
 * What became of each step, in the order in which both documents are drawn together. A step is known by its id, so one that
 * stands in another lane or order has moved; what a moved container holds has not.
 */
export function diffSteps(before: FlowDocument, after: FlowDocument): PartDiff<Step>[] {
  const was = placesOf(before);
  const is = placesOf(after);
  const stable = stableSteps(before, after);
  const drawn = [...walkSteps(drawBoth(before, after))].map(({ step }) => step.id);
  const all = new Set<StepId>([...drawn, ...is.keys(), ...was.keys()]);
  return [...all].flatMap((id): PartDiff<Step>[] => {
    const [old, now] = [stepOf(before, id), stepOf(after, id)];
    const [from, to] = [was.get(id), is.get(id)];
    if (now === undefined || to === undefined) {
      return old === undefined || from === undefined ? [] : [{ kind: 'removed', before: old, at: from }];
    }
    if (old === undefined || from === undefined) return [{ kind: 'added', after: now, at: to }];
    return diffPart(old, now, moveOf({ id, from, to }, stable));
  });
}

function moveOf(
  { id, from, to }: { id: StepId; from: Placed; to: Placed },
  stable: ReadonlySet<StepId>,
): Move | undefined {
  const move: { from: Spot; to: Spot } = { from, to };
  return from.lane === to.lane && stable.has(id) ? undefined : move;
}

/** Steps that stayed in their lane and kept their order there. */
function stableSteps(before: FlowDocument, after: FlowDocument): ReadonlySet<StepId> {
  const stable = new Set<StepId>();
  for (const [lane, stepIds] of Object.entries(after.lanes)) {
    const old = Object.hasOwn(before.lanes, lane) ? before.lanes[lane as LaneId] : undefined;
    if (old === undefined) continue;
    for (const id of old === stepIds ? old : stableOrder(old, stepIds)) stable.add(id);
  }
  return stable;
}

function placesOf(document: FlowDocument): ReadonlyMap<StepId, Placed> {
  return new Map(
    Object.entries(document.lanes).flatMap(([lane, stepIds]) =>
      stepIds.map((id, index) => [id, { lane: lane as LaneId, index }] as const),
    ),
  );
}
