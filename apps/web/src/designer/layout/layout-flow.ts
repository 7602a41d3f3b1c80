/**
 * The drawing computed from the document: a pure function, the same document gives the same picture. Two passes (measure
 * bottom up, place top down), both linear in the number of steps. Two cards never overlap; a card never overlaps a box it
 * is not inside of.
 */
import { type FlowDocument, ROOT_LANE, type StepId } from '@flowbridge/flow';
import type { FlowLayout } from './layout-types.ts';
import { measureLane } from './measure.ts';
import { ADD_TRIGGER, END, GAP, TRIGGER } from './metrics.ts';
import { placeLane } from './place.ts';
import { edgeDown, edgeThrough, type Sketch } from './sketch.ts';

/** The main line stands still at this x while the flow grows to both sides of it. */
export const AXIS = 0;

const NOTHING_COLLAPSED: ReadonlySet<StepId> = new Set();

export type LayoutOptions = {
  collapsed?: ReadonlySet<StepId> | undefined;
  /** Draw the button that adds a trigger; only in the designer. */
  editing?: boolean | undefined;
};

export function layoutFlow(document: FlowDocument, options: LayoutOptions = {}): FlowLayout {
  const root = measureLane({ document, collapsed: options.collapsed ?? NOTHING_COLLAPSED }, ROOT_LANE);
  const out: Sketch = { nodes: [], edges: [] };
  const rowWidth = document.triggers.length * (TRIGGER.width + TRIGGER.gap) - TRIGGER.gap;
  const meet = { x: AXIS, y: document.triggers.length > 1 ? TRIGGER.height + 30 : TRIGGER.height };

  placeTriggers(out, document, AXIS, meet.y, options.editing === true);
  const end = placeLane(out, root, meet);
  if (!root.terminal) {
    const top = meet.y + root.height;
    const rect = { x: AXIS - END.width / 2, y: top, width: END.width, height: END.height };
    out.nodes.push({ kind: 'end', id: 'end', rect });
    edgeDown(out, 'end', end, { x: AXIS, y: top });
  }
  const left = Math.max(root.axis, rowWidth / 2, TRIGGER.width / 2);
  const right = Math.max(root.width - root.axis, rowWidth / 2 + GAP);
  return { ...out, left: AXIS - left, width: left + right, height: meet.y + root.height + END.height };
}

function placeTriggers(
  out: Sketch,
  document: FlowDocument,
  axis: number,
  meetY: number,
  editing: boolean,
): void {
  const count = document.triggers.length;
  const rowWidth = count * (TRIGGER.width + TRIGGER.gap) - TRIGGER.gap;
  let x = axis - rowWidth / 2;
  for (const trigger of document.triggers) {
    const rect = { x, y: 0, width: TRIGGER.width, height: TRIGGER.height };
    out.nodes.push({ kind: 'trigger', id: `trigger:${trigger.id}`, triggerId: trigger.id, rect });
    if (count > 1) {
      const middle = x + TRIGGER.width / 2;
      const bend = TRIGGER.height + (meetY - TRIGGER.height) / 2;
      edgeThrough(out, {
        id: `trigger:${trigger.id}`,
        kind: 'flow',
        points: [
          { x: middle, y: TRIGGER.height },
          { x: middle, y: bend },
          { x: axis, y: bend },
          { x: axis, y: meetY },
        ],
      });
    }
    x += TRIGGER.width + TRIGGER.gap;
  }
  if (!editing) return;
  const empty = count === 0;
  out.nodes.push({
    kind: 'addTrigger',
    id: 'addTrigger',
    rect: empty
      ? { x: axis - TRIGGER.width / 2, y: 0, width: TRIGGER.width, height: TRIGGER.height }
      : { x: x - TRIGGER.gap + 12, y: (TRIGGER.height - ADD_TRIGGER.height) / 2, ...ADD_TRIGGER },
  });
}
