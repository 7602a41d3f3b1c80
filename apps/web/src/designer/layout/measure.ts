/**
 * First pass: how large each step and lane is, bottom up. `axis` is the x of the line that enters at the top and leaves
 * at the bottom, measured from the block's left edge.
 */
import { type FlowDocument, type LaneId, laneNames, laneOf, type Step, type StepId } from '@flowbridge/flow';
import { BOX, COLUMN_GAP, FORK, GAP, JOIN, type Sizes } from './metrics.ts';

export type LaneBlock = {
  lane: LaneId;
  steps: StepBlock[];
  width: number;
  height: number;
  axis: number;
  /** Nothing runs after its last step: break, continue, terminate. */
  terminal: boolean;
};

export type Columns = { lanes: LaneBlock[]; offsets: number[]; width: number; height: number; axis: number };

export type StepBlock = { step: Step; width: number; height: number; axis: number } & (
  | { shape: 'card'; hiddenSteps: number | undefined }
  | { shape: 'loop'; body: LaneBlock }
  | { shape: 'columns'; columns: Columns }
  | { shape: 'boxedColumns'; columns: Columns }
);

export type MeasureInput = { document: FlowDocument; collapsed: ReadonlySet<StepId>; sizes: Sizes };

export function measureLane(input: MeasureInput, lane: LaneId): LaneBlock {
  const steps = (input.document.lanes[lane] ?? []).flatMap((id) => {
    const step = input.document.steps[id];
    return step === undefined ? [] : [measureStep(input, step)];
  });
  if (steps.length === 0) {
    return {
      lane,
      steps,
      width: input.sizes.placeholder.width,
      height: GAP / 2 + input.sizes.placeholder.height + GAP / 2,
      axis: input.sizes.placeholder.width / 2,
      terminal: false,
    };
  }
  const axis = Math.max(...steps.map((block) => block.axis));
  const right = Math.max(...steps.map((block) => block.width - block.axis));
  const height = steps.reduce((sum, block) => sum + block.height + GAP, GAP);
  const last = steps.at(-1)?.step.kind;
  const terminal = last === 'break' || last === 'continue' || last === 'terminate';
  return { lane, steps, width: axis + right, height: terminal ? height - GAP : height, axis, terminal };
}

function measureColumns(input: MeasureInput, step: Step): Columns {
  const lanes = laneNames(step).map((name) => measureLane(input, laneOf(step.id, name)));
  let x = 0;
  const offsets: number[] = [];
  const axes: number[] = [];
  for (const lane of lanes) {
    // A head may stick out of a narrow lane on either side.
    const left = Math.max(lane.axis, input.sizes.head.width / 2);
    const right = Math.max(lane.width - lane.axis, input.sizes.head.width / 2);
    offsets.push(x + left - lane.axis);
    axes.push(x + left);
    x += left + right + COLUMN_GAP;
  }
  const tallest = Math.max(0, ...lanes.map((lane) => lane.height));
  const axis = ((axes[0] ?? 0) + (axes.at(-1) ?? 0)) / 2;
  return {
    lanes,
    offsets,
    width: Math.max(0, x - COLUMN_GAP),
    height: FORK + input.sizes.head.height + tallest + JOIN,
    axis,
  };
}

function measureStep(input: MeasureInput, step: Step): StepBlock {
  const card = {
    step,
    width: input.sizes.card.width,
    height: input.sizes.card.height,
    axis: input.sizes.card.width / 2,
  };
  if (laneNames(step).length === 0) return { ...card, shape: 'card', hiddenSteps: undefined };
  if (input.collapsed.has(step.id)) {
    return { ...card, shape: 'card', hiddenSteps: countInside(input.document, step) };
  }
  switch (step.kind) {
    case 'forEach':
    case 'while':
    case 'datasetDeliver': {
      const body = measureLane(input, laneOf(step.id, 'body'));
      const left = Math.max(body.axis, input.sizes.card.width / 2) + BOX.loopGutter;
      const right = Math.max(body.width - body.axis, input.sizes.card.width / 2) + BOX.side;
      const height = BOX.top + input.sizes.card.height + body.height + BOX.bottom;
      return { step, shape: 'loop', body, width: left + right, height, axis: left };
    }
    case 'try': {
      const columns = measureColumns(input, step);
      const left = Math.max(columns.axis, input.sizes.card.width / 2) + BOX.side;
      const right = Math.max(columns.width - columns.axis, input.sizes.card.width / 2) + BOX.side;
      const height = BOX.top + input.sizes.card.height + columns.height + BOX.bottom;
      return { step, shape: 'boxedColumns', columns, width: left + right, height, axis: left };
    }
    default: {
      const columns = measureColumns(input, step);
      const left = Math.max(columns.axis, input.sizes.card.width / 2);
      const right = Math.max(columns.width - columns.axis, input.sizes.card.width / 2);
      return {
        step,
        shape: 'columns',
        columns,
        width: left + right,
        height: input.sizes.card.height + columns.height,
        axis: left,
      };
    }
  }
}

function countInside(document: FlowDocument, step: Step): number {
  let count = 0;
  for (const name of laneNames(step)) {
    for (const id of document.lanes[laneOf(step.id, name)] ?? []) {
      const inner = document.steps[id];
      if (inner !== undefined) count += 1 + countInside(document, inner);
    }
  }
  return count;
}
