/**
 * The drawing computed from the document: a pure function, the same document gives the same picture. Two passes (measure
 * bottom up, place top down), both linear in the number of steps. Two cards never overlap; a card never overlaps a box it
 * is not inside of.
 */
import { type FlowDocument, ROOT_LANE, type StepId } from '@flowbridge/flow';
import type { Direction, FlowLayout } from './layout-types.ts';
import { measureLane } from './measure.ts';
import { GAP, TRIGGER_GAP } from './metrics.ts';
import { placeLane } from './place.ts';
import { edgeDown, edgeThrough, newSketch, type Sketch, seen } from './sketch.ts';

/** The main line stands still at this x while the flow grows to both sides of it. */
export const AXIS = 0;

const NOTHING_COLLAPSED: ReadonlySet<StepId> = new Set();

export type LayoutOptions = {
  collapsed?: ReadonlySet<StepId> | undefined;
  /** Draw the button that adds a trigger; only in the designer. */
  editing?: boolean | undefined;
  /** Down by itself. */
  direction?: Direction | undefined;
};

export function layoutFlow(document: FlowDocument, options: LayoutOptions = {}): FlowLayout {
  const out = newSketch(options.direction ?? 'down');
  const { trigger, end: mark } = out.sizes;
  const collapsed = options.collapsed ?? NOTHING_COLLAPSED;
  const root = measureLane({ document, collapsed, sizes: out.sizes }, ROOT_LANE);
  const rowWidth = document.triggers.length * (trigger.width + TRIGGER_GAP) - TRIGGER_GAP;
  const meet = { x: AXIS, y: document.triggers.length > 1 ? trigger.height + 30 : trigger.height };

  placeTriggers(out, document, AXIS, meet.y, options.editing === true);
  const end = placeLane(out, root, meet);
  if (!root.terminal) {
    const top = meet.y + root.height;
    const rect = { x: AXIS - mark.width / 2, y: top, ...mark };
    out.nodes.push({ kind: 'end', id: 'end', rect });
    edgeDown(out, 'end', end, { x: AXIS, y: top });
  }
  const left = Math.max(root.axis, rowWidth / 2, trigger.width / 2);
  const right = Math.max(root.width - root.axis, rowWidth / 2 + GAP);
  const height = meet.y + root.height + mark.height;
  return seen(out, { left: AXIS - left, top: 0, width: left + right, height });
}

function placeTriggers(
  out: Sketch,
  document: FlowDocument,
  axis: number,
  meetY: number,
  editing: boolean,
): void {
  const { trigger: size, addTrigger } = out.sizes;
  const count = document.triggers.length;
  const rowWidth = count * (size.width + TRIGGER_GAP) - TRIGGER_GAP;
  let x = axis - rowWidth / 2;
  for (const trigger of document.triggers) {
    const rect = { x, y: 0, ...size };
    out.nodes.push({ kind: 'trigger', id: `trigger:${trigger.id}`, triggerId: trigger.id, rect });
    if (count > 1) {
      const middle = x + size.width / 2;
      const bend = size.height + (meetY - size.height) / 2;
      edgeThrough(out, {
        id: `trigger:${trigger.id}`,
        kind: 'flow',
        points: [
          { x: middle, y: size.height },
          { x: middle, y: bend },
          { x: axis, y: bend },
          { x: axis, y: meetY },
        ],
      });
    }
    x += size.width + TRIGGER_GAP;
  }
  if (!editing) return;
  const empty = count === 0;
  out.nodes.push({
    kind: 'addTrigger',
    id: 'addTrigger',
    rect: empty
      ? { x: axis - size.width / 2, y: 0, ...size }
      : { x: x - TRIGGER_GAP + 12, y: (size.height - addTrigger.height) / 2, ...addTrigger },
  });
}
