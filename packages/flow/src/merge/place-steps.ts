/** Where the steps of a merge stand: their lanes, and the order in each. */
import { type LaneId, parseLaneId, ROOT_LANE, type StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { lanesOf, stepsInLane } from '../tree/lookup.ts';
import { parentOf } from '../tree/place-index.ts';
import { keepBranch } from './keep-branch.ts';
import { type Decide, otherSide } from './merge-conflict.ts';
import { mergeOrder } from './merge-order.ts';
import { readThree, type ThreeDocuments } from './three.ts';

export type Placed = { steps: Map<StepId, Step>; lanes: Record<LaneId, StepId[]> };

export function placeSteps(three: ThreeDocuments, kept: ReadonlyMap<StepId, Step>, decide: Decide): Placed {
  const steps = new Map(kept);
  const wanted = withoutCircles(three, wantedLanes(three, steps, decide));
  const givenUp = keepNeededBranches({ three, steps, wanted }, decide);
  const lanes = new Map<LaneId, StepId[]>([[ROOT_LANE, []]]);
  for (const step of steps.values()) for (const lane of lanesOf(step)) lanes.set(lane, []);
  const laning = { three, lanes, wanted, givenUp };
  const dropped: StepId[] = [];
  for (const id of steps.keys()) {
    const lane = laneFor(id, laning);
    if (lane === undefined) dropped.push(id);
    else lanes.get(lane)?.push(id);
  }
  for (const id of dropped) dropTree(id, { steps, lanes });
  return { steps, lanes: ordered(three, lanes, decide) };
}

type Wanted = ReadonlyMap<StepId, LaneId>;

const lanesIn = (three: ThreeDocuments, id: StepId) =>
  readThree(three, (document) => parentOf(document, id)?.lane);

/** The lane of whoever moved a step; asked when both did, to different ones. */
function wantedLanes(three: ThreeDocuments, steps: ReadonlyMap<StepId, Step>, decide: Decide): Wanted {
  const wanted = new Map<StepId, LaneId>();
  for (const id of steps.keys()) {
    const { base, mine, theirs } = lanesIn(three, id);
    const lane =
      mine === undefined || mine === theirs || mine === base
        ? (theirs ?? mine)
        : theirs === undefined || theirs === base
          ? mine
          : { mine, theirs }[decide({ group: 'steps', partId: id, kind: 'place', mine, theirs }, 'theirs')];
    if (lane !== undefined) wanted.set(id, lane);
  }
  return wanted;
}

/** Mine put A into B, theirs B into A: theirs stands, and what mine moved stays where theirs has it. */
function withoutCircles(three: ThreeDocuments, wanted: Wanted): Wanted {
  const isInItself = (start: StepId) => {
    const seen = new Set<StepId>();
    for (let at: StepId | undefined = start; at !== undefined; ) {
      if (seen.has(at)) return true;
      seen.add(at);
      at = parseLaneId(wanted.get(at) ?? ROOT_LANE)?.container;
    }
    return false;
  };
  if (![...wanted.keys()].some(isInItself)) return wanted;
  return new Map([...wanted].map(([id, lane]) => [id, parentOf(three.theirs, id)?.lane ?? lane]));
}

type Placing = { three: ThreeDocuments; steps: Map<StepId, Step>; wanted: Wanted };

/**
 * A case or branch that one side removed and the other put steps into comes back. Answers the lanes for which it was chosen
 * that they stay away, with what is in them.
 */
function keepNeededBranches({ three, steps, wanted }: Placing, decide: Decide): ReadonlySet<LaneId> {
  const givenUp = new Set<LaneId>();
  for (const lane of new Set(wanted.values())) {
    const address = parseLaneId(lane);
    const container = address && steps.get(address.container);
    if (!address || !container || lanesOf(container).includes(lane)) continue;
    const keeping = stepsInLane(three.mine, lane) === undefined ? 'theirs' : 'mine';
    const before = new Set(stepsInLane(three.base, lane));
    const isWorkedIn = [...steps.keys()].some((id) => wanted.get(id) === lane && !before.has(id));
    if (!isWorkedIn) continue;
    const removedBy = otherSide(keeping);
    const part = { group: 'steps' as const, partId: container.id };
    if (decide({ ...part, kind: 'inside', removedBy }, keeping) === removedBy) {
      givenUp.add(lane);
      continue;
    }
    const from = three[keeping].steps[container.id];
    // A step replaced by one without such a lane comes back as it is there.
    if (from !== undefined) steps.set(container.id, keepBranch(container, from, address.name) ?? from);
  }
  return givenUp;
}

type Laning = {
  three: ThreeDocuments;
  lanes: ReadonlyMap<LaneId, unknown>;
  wanted: Wanted;
  givenUp: ReadonlySet<LaneId>;
};

/**
 * The wanted lane; where it is gone another one that the step had, or the one its container is in, so that nobody's step is
 * lost. Undefined: the lane was given up with what is in it.
 */
function laneFor(id: StepId, laning: Laning): LaneId | undefined {
  const { three, lanes, wanted, givenUp } = laning;
  const { base, mine, theirs } = lanesIn(three, id);
  const lane = wanted.get(id);
  const found = [lane, mine, theirs, base].find((each) => each !== undefined && lanes.has(each));
  if (found !== undefined || lane === undefined || givenUp.has(lane)) return found;
  const container = parseLaneId(lane)?.container;
  return container !== undefined && wanted.has(container) ? laneFor(container, laning) : undefined;
}

function dropTree(
  id: StepId,
  { steps, lanes }: { steps: Map<StepId, Step>; lanes: Map<LaneId, StepId[]> },
): void {
  const step = steps.get(id);
  if (step === undefined) return;
  steps.delete(id);
  for (const [lane, inside] of lanes)
    lanes.set(
      lane,
      inside.filter((each) => each !== id),
    );
  for (const lane of lanesOf(step)) {
    for (const inside of lanes.get(lane) ?? []) dropTree(inside, { steps, lanes });
    lanes.delete(lane);
  }
}

function ordered(
  three: ThreeDocuments,
  lanes: ReadonlyMap<LaneId, StepId[]>,
  decide: Decide,
): Record<LaneId, StepId[]> {
  const result: Record<LaneId, StepId[]> = {};
  for (const [lane, inside] of lanes) {
    const here = new Set(inside);
    const orders = readThree(three, (document) =>
      (stepsInLane(document, lane) ?? []).filter((id) => here.has(id)),
    );
    const partId = parseLaneId(lane)?.container ?? 'root';
    const { mine, theirs } = orders;
    const order = mergeOrder(orders, () =>
      decide({ group: 'steps', partId, kind: 'order', lane, mine, theirs }, 'theirs'),
    );
    const known = new Set(order);
    result[lane] = [...order, ...inside.filter((id) => !known.has(id))].filter((id) => here.has(id));
  }
  return result;
}
