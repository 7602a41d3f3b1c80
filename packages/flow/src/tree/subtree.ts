import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { Step } from '../document/step.ts';
import { ancestors } from './ancestors.ts';
import { lanesOf, stepOf } from './lookup.ts';
import { parentOf } from './place-index.ts';
import { walkLane } from './walk-steps.ts';

/** A step and everything inside it, in drawing order; empty for an unknown id. */
export function subtree(document: FlowDocument, stepId: StepId): Step[] {
  const step = stepOf(document, stepId);
  if (step === undefined) return [];
  return [step, ...lanesOf(step).flatMap((lane) => [...walkLane(document, lane)].map((each) => each.step))];
}

/** How many levels a step takes: 1 without steps inside. */
export function heightOf(document: FlowDocument, stepId: StepId): number {
  const step = stepOf(document, stepId);
  if (step === undefined) return 0;
  let deepest = 0;
  for (const lane of lanesOf(step)) {
    for (const { depth } of walkLane(document, lane)) deepest = Math.max(deepest, depth);
  }
  return deepest + 1;
}

/**
 * A selection without what it holds twice: known steps, each once, none inside another chosen one, in drawing order.
 */
export function topmost(document: FlowDocument, stepIds: readonly StepId[]): StepId[] {
  const chosen = new Set(stepIds.filter((id) => stepOf(document, id) !== undefined));
  const roots = [...chosen].filter((id) => !ancestors(document, id).some(({ step }) => chosen.has(step.id)));
  return roots.length < 2 ? roots : inOrder(document, roots);
}

/** Drawing order without walking the whole document: compares the ways from the root. */
function inOrder(document: FlowDocument, stepIds: StepId[]): StepId[] {
  const ways = new Map(stepIds.map((id) => [id, wayTo(document, id)]));
  return stepIds.sort((left, right) => compareWays(ways.get(left) ?? [], ways.get(right) ?? []));
}

/** Positions from the root down: lane number, index, lane number, index … */
function wayTo(document: FlowDocument, stepId: StepId): number[] {
  const way: number[] = [];
  for (let at = parentOf(document, stepId); at !== undefined; ) {
    const container = at.container === undefined ? undefined : stepOf(document, at.container);
    way.unshift(container === undefined ? 0 : lanesOf(container).indexOf(at.lane), at.index);
    at = container === undefined ? undefined : parentOf(document, container.id);
  }
  return way;
}

function compareWays(left: number[], right: number[]): number {
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
