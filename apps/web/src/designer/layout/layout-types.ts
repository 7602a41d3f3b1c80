/** What the layout gives: rectangles and paths in canvas units (CSS pixels at zoom 1), nothing of React. */
import type { LaneId, StepId, TriggerId } from '@flowbridge/flow';

export type Rect = { x: number; y: number; width: number; height: number };
export type Point = { x: number; y: number };
/** Which way a flow runs on the canvas. */
export type Direction = 'down' | 'right';

export type LayoutNode =
  | { kind: 'trigger'; id: string; triggerId: TriggerId; rect: Rect }
  | { kind: 'addTrigger'; id: string; rect: Rect }
  /** A step's card. `hiddenSteps` counts what a collapsed container hides; undefined when it is open or no container. */
  | {
      kind: 'step';
      id: string;
      stepId: StepId;
      rect: Rect;
      container: boolean;
      hiddenSteps: number | undefined;
    }
  /** The frame around a loop's or try block's body. */
  | { kind: 'box'; id: string; stepId: StepId; rect: Rect }
  /** The label over a column. */
  | { kind: 'head'; id: string; lane: LaneId; rect: Rect }
  /** Where steps can be put: before the step at `index` of `lane`. */
  | { kind: 'slot'; id: string; lane: LaneId; index: number; rect: Rect }
  /** The only slot of an empty lane. */
  | { kind: 'placeholder'; id: string; lane: LaneId; index: 0; rect: Rect }
  | { kind: 'end'; id: string; rect: Rect };

export type LayoutEdge = {
  id: string;
  /** `loop`: back to the head of a loop; `flow`: everything else. */
  kind: 'flow' | 'loop';
  /** SVG path. */
  path: string;
  /** Where an arrow head stands, and where it points. */
  arrow: (Point & { direction: 'down' | 'right' }) | undefined;
};

export type FlowLayout = {
  nodes: LayoutNode[];
  edges: LayoutEdge[];
  direction: Direction;
  /** The drawing reaches from `left` to `left + width`, and from `top` to `top + height`. */
  left: number;
  top: number;
  width: number;
  height: number;
};

export type Slot = Extract<LayoutNode, { kind: 'slot' | 'placeholder' }>;

export const isSlot = (node: LayoutNode): node is Slot => node.kind === 'slot' || node.kind === 'placeholder';
