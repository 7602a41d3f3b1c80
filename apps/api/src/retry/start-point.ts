/**
 * Where a retry from a step run begins, in the order in which a document is walked: what comes before it is taken over, it
 * and what comes after it is done again.
 */
import type { FlowDocument } from '@flowbridge/flow';
import { ancestors, stepByKey, walkSteps } from '@flowbridge/flow';

export type LoopItem = { loopPath: string; index: number };

export type StartPoint = {
  /** Keys of the loops around the step, from the outside, then its own. */
  keys: readonly string[];
  /** The items of those loops. */
  items: readonly LoopItem[];
  /** Where each step stands in the walk, by key; a container before what its lanes hold. */
  order: ReadonlyMap<string, number>;
};

const SEGMENT = /^(.*?)(?:\[(\d+)\])?$/;

/** A path's keys, and the items of the loops it goes through, outermost first. */
export function readPath(path: string): { keys: string[]; items: LoopItem[] } {
  const keys: string[] = [];
  const items: LoopItem[] = [];
  let before = '';
  for (const part of path.split('/')) {
    const [, key = part, index] = SEGMENT.exec(part) ?? [];
    keys.push(key);
    if (index !== undefined) items.push({ loopPath: before + key, index: Number(index) });
    before += `${part}/`;
  }
  return { keys, items };
}

/** A step's path without indexes: its key behind those of the loops around it. */
export function placeOf(document: FlowDocument, stepId: Parameters<typeof ancestors>[1]): string {
  const loops = ancestors(document, stepId)
    .filter(({ step }) => step.kind === 'forEach' || step.kind === 'while')
    .map(({ step }) => step.key)
    .reverse();
  return [...loops, document.steps[stepId]?.key ?? ''].join('/');
}

/** Undefined when the document has no such step there: a walk would never come to the path. */
export function startPoint(document: FlowDocument, path: string): StartPoint | undefined {
  const { keys, items } = readPath(path);
  const own = keys.at(-1) ?? '';
  const step = stepByKey(document, own);
  // An item of a loop is no step: the path of a step ends with its bare key.
  if (!step || items.length !== keys.length - 1 || placeOf(document, step.id) !== keys.join('/'))
    return undefined;
  const order = new Map([...walkSteps(document)].map((visited, index) => [visited.step.key, index]));
  return { keys, items, order };
}

/** Whether step runs at a place come before the start. `depth` and `side` say how they lie to the start's loop items. */
export function isBefore(
  start: StartPoint,
  { place, depth, side }: { place: string; depth: number; side: number },
): boolean {
  if (side !== 0) return side < 0;
  const position = (key: string | undefined) => start.order.get(key ?? '') ?? Number.POSITIVE_INFINITY;
  return position(place.split('/')[depth]) < position(start.keys[depth]);
}

/** How a path lies to the start's loop items, as the journal's counts say it of step runs. */
export function lieOf(start: StartPoint, path: string): { place: string; depth: number; side: number } {
  const { keys, items } = readPath(path);
  const place = keys.join('/');
  let depth = 0;
  for (const [level, asked] of start.items.entries()) {
    const item = items[level];
    if (item?.loopPath !== asked.loopPath) break;
    depth = level + 1;
    const side = Math.sign(item.index - asked.index);
    if (side !== 0) return { place, depth, side };
  }
  return { place, depth, side: 0 };
}
