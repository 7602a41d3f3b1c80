/** Second pass: where each measured block stands, top down; writes nodes and edges into `out`. */

import type { Point, Rect } from './layout-types.ts';
import type { Columns, LaneBlock, StepBlock } from './measure.ts';
import { BOX, FORK, GAP, SLOT } from './metrics.ts';
import { edgeDown, edgeThrough, type Sketch } from './sketch.ts';

/** Places a lane whose line enters at `top`; gives where the line leaves. */
export function placeLane(out: Sketch, lane: LaneBlock, top: Point): Point {
  if (lane.steps.length === 0) {
    const rect = {
      x: top.x - out.sizes.placeholder.width / 2,
      y: top.y + GAP / 2,
      width: out.sizes.placeholder.width,
      height: out.sizes.placeholder.height,
    };
    out.nodes.push({ kind: 'placeholder', id: `slot:${lane.lane}:0`, lane: lane.lane, index: 0, rect });
    edgeDown(out, `${lane.lane}:in`, top, { x: top.x, y: rect.y });
    return { x: top.x, y: rect.y + rect.height };
  }
  let from = top;
  let y = top.y;
  for (const [index, block] of lane.steps.entries()) {
    const entry = { x: top.x, y: y + GAP };
    placeSlot(out, lane, index, { x: top.x, y: y + GAP / 2 });
    edgeDown(out, `${lane.lane}:${block.step.id}`, from, entry);
    from = placeStep(out, block, entry);
    y = entry.y + block.height;
  }
  if (lane.terminal) return from;
  placeSlot(out, lane, lane.steps.length, { x: top.x, y: y + GAP / 2 });
  return from;
}

function placeSlot(out: Sketch, lane: LaneBlock, index: number, middle: Point): void {
  const rect = { x: middle.x - SLOT / 2, y: middle.y - SLOT / 2, width: SLOT, height: SLOT };
  out.nodes.push({ kind: 'slot', id: `slot:${lane.lane}:${index}`, lane: lane.lane, index, rect });
}

/** Places a step whose line enters at `entry` (the top of the block); gives where the line leaves. */
function placeStep(out: Sketch, block: StepBlock, entry: Point): Point {
  const left = entry.x - block.axis;
  const bottom = { x: entry.x, y: entry.y + block.height };
  switch (block.shape) {
    case 'card': {
      placeCard(out, block, entry, block.hiddenSteps);
      return bottom;
    }
    case 'loop': {
      const box = { x: left, y: entry.y, width: block.width, height: block.height };
      placeBox(out, block, box);
      const card = placeCard(out, block, { x: entry.x, y: entry.y + BOX.top }, undefined);
      const end = placeLane(out, block.body, { x: entry.x, y: card.y + card.height });
      if (!block.body.terminal) loopBack(out, block, { box, card, end });
      return bottom;
    }
    case 'boxedColumns': {
      placeBox(out, block, { x: left, y: entry.y, width: block.width, height: block.height });
      const card = placeCard(out, block, { x: entry.x, y: entry.y + BOX.top }, undefined);
      placeColumns(out, block.step.id, block.columns, { x: entry.x, y: card.y + card.height });
      return bottom;
    }
    case 'columns': {
      const card = placeCard(out, block, entry, undefined);
      placeColumns(out, block.step.id, block.columns, { x: entry.x, y: card.y + card.height });
      return bottom;
    }
  }
}

function placeCard(out: Sketch, block: StepBlock, top: Point, hiddenSteps: number | undefined): Rect {
  const rect = {
    x: top.x - out.sizes.card.width / 2,
    y: top.y,
    width: out.sizes.card.width,
    height: out.sizes.card.height,
  };
  out.nodes.push({
    kind: 'step',
    id: block.step.id,
    stepId: block.step.id,
    rect,
    container: block.shape !== 'card' || hiddenSteps !== undefined,
    hiddenSteps,
  });
  return rect;
}

function placeBox(out: Sketch, block: StepBlock, rect: Rect): void {
  out.nodes.push({ kind: 'box', id: `box:${block.step.id}`, stepId: block.step.id, rect });
}

/** From the end of the body round the left side into the loop's card. */
function loopBack(out: Sketch, block: StepBlock, at: { box: Rect; card: Rect; end: Point }): void {
  const floor = at.box.y + at.box.height - BOX.bottom;
  const gutter = at.box.x + 16;
  const into = { x: at.card.x, y: at.card.y + at.card.height / 2 };
  edgeThrough(out, {
    id: `loop:${block.step.id}`,
    kind: 'loop',
    points: [at.end, { x: at.end.x, y: floor }, { x: gutter, y: floor }, { x: gutter, y: into.y }, into],
    arrow: { ...into, direction: 'right' },
  });
}

function placeColumns(out: Sketch, id: string, columns: Columns, from: Point): void {
  const left = from.x - columns.axis;
  const headTop = from.y + FORK;
  const floor = from.y + columns.height;
  const exit = { x: from.x, y: floor };
  for (const [index, lane] of columns.lanes.entries()) {
    const x = left + (columns.offsets[index] ?? 0) + lane.axis;
    const head = {
      x: x - out.sizes.head.width / 2,
      y: headTop,
      width: out.sizes.head.width,
      height: out.sizes.head.height,
    };
    out.nodes.push({ kind: 'head', id: `head:${lane.lane}`, lane: lane.lane, rect: head });
    const bend = from.y + FORK / 2;
    edgeThrough(out, {
      id: `fork:${lane.lane}`,
      kind: 'flow',
      points: [from, { x: from.x, y: bend }, { x, y: bend }, { x, y: headTop }],
    });
    const end = placeLane(out, lane, { x, y: headTop + out.sizes.head.height });
    if (lane.terminal) continue;
    edgeThrough(out, {
      id: `join:${id}:${lane.lane}`,
      kind: 'flow',
      points: [end, { x: end.x, y: floor - 8 }, { x: exit.x, y: floor - 8 }, exit],
    });
  }
}
