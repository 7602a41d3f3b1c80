/**
 * What a step may refer to. The tree decides it alone: a step sees what has run before it on the same way from the root.
 * What is inside an earlier loop has run any number of times and is gone; what is inside an earlier branch may not have
 * run and then gives nothing.
 */
import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { isLoop } from './is-loop.ts';
import { stepOf } from './lookup.ts';
import { type Parent, parentOf } from './place-index.ts';

/**
 * From where one looks: before a step, from the end of its body (a loop's `collect`), or after a call that asks whether the
 * step's own one happened: its answer stands as the step's output then.
 */
export type Viewpoint = { stepId: StepId; atEndOfBody?: boolean; afterCheck?: boolean };

export type Visibility =
  /** Has run whenever the viewpoint is reached. */
  | 'certain'
  /** In an earlier branch, or in a try whose failure was caught: may not have run. */
  | 'mayNotRun'
  | 'later'
  | 'insideLoop'
  /** In another lane of a container around the viewpoint: never both. */
  | 'otherBranch'
  /** In another branch of a parallel step around the viewpoint: which one is first, nobody knows. */
  | 'sameTime'
  /** Around the viewpoint: not finished yet. */
  | 'enclosing'
  | 'itself';

/** How the output of `target` is seen from a viewpoint. Both must be steps of the document. */
export function visibilityOf(document: FlowDocument, from: Viewpoint, target: StepId): Visibility {
  if (from.stepId === target) return from.afterCheck ? 'certain' : 'itself';
  const here = wayTo(document, from.stepId);
  const there = wayTo(document, target);
  const shared = here.findIndex((place, at) => !isSame(place, there[at]));
  if (shared < 0) {
    const inside = there.slice(here.length);
    if (from.atEndOfBody && inside[0]?.laneName === 'body')
      return throughContainers(document, inside.slice(1));
    return inside.some((place) => isLoopLane(document, place)) ? 'insideLoop' : 'later';
  }
  const mine = here[shared];
  const its = there[shared];
  if (mine === undefined || its === undefined) return 'enclosing';
  const inner = throughContainers(document, there.slice(shared + 1));
  if (mine.lane === its.lane) return its.index < mine.index ? inner : 'later';
  return acrossLanes(document, mine, its, inner);
}

/** Of two lanes of one container, only those of a try run one after the other; those of a parallel run both. */
function acrossLanes(document: FlowDocument, mine: Parent, its: Parent, inner: Visibility): Visibility {
  const container = containerOf(document, its);
  if (container?.kind === 'parallel') return 'sameTime';
  if (container?.kind !== 'try') return 'otherBranch';
  if (its.laneName === 'finally') return 'later';
  if (mine.laneName === 'body') return 'otherBranch';
  return inner === 'certain' ? 'mayNotRun' : inner;
}

/** How much of an earlier container's inside can be seen, its lanes given from the outside in. */
function throughContainers(document: FlowDocument, places: readonly Parent[]): Visibility {
  let visibility: Visibility = 'certain';
  for (const place of places) {
    if (isLoopLane(document, place)) return 'insideLoop';
    if (!isAlwaysRun(document, place)) visibility = 'mayNotRun';
  }
  return visibility;
}

/** A parallel step has ended when all its branches have; a finally lane runs in any case. */
function isAlwaysRun(document: FlowDocument, place: Parent): boolean {
  return place.laneName === 'finally' || containerOf(document, place)?.kind === 'parallel';
}

function isLoopLane(document: FlowDocument, place: Parent): boolean {
  const container = containerOf(document, place);
  return container !== undefined && isLoop(container);
}

function containerOf(document: FlowDocument, place: Parent): Step | undefined {
  return place.container === undefined ? undefined : stepOf(document, place.container);
}

/** The places to be taken from the root down to a step. */
function wayTo(document: FlowDocument, stepId: StepId): Parent[] {
  const way: Parent[] = [];
  for (let at = parentOf(document, stepId); at !== undefined; ) {
    way.push(at);
    at = at.container === undefined ? undefined : parentOf(document, at.container);
  }
  return way.reverse();
}

function isSame(left: Parent, right: Parent | undefined): boolean {
  return left.lane === right?.lane && left.index === right.index;
}
