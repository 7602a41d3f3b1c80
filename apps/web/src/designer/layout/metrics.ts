/**
 * Sizes of the drawing, in canvas units, for a flow that runs down. One that runs to the right is computed the same way with
 * `turned` sizes, and its axes are swapped when it is drawn: `width` then stands for what reaches across the line.
 */
import type { Direction } from './layout-types.ts';

type Size = { width: number; height: number };

export const CARD = { width: 280, height: 64 };
export const TRIGGER = { width: 248, height: 60 };
const ADD_TRIGGER = { width: 36, height: 36 };
const PLACEHOLDER = { width: 216, height: 48 };
export const HEAD = { width: 148, height: 26 };
const END = { width: 88, height: 28 };
export const SLOT = 26;

/** Between two triggers. */
export const TRIGGER_GAP = 24;
/** Along the line between two steps of a lane; a slot sits in its middle. */
export const GAP = 48;
/** Between columns. */
export const COLUMN_GAP = 36;
/** From a branching card to the column heads. */
export const FORK = 42;
/** From the longest column to where columns meet. */
export const JOIN = 26;
/** Inside the frame of a container. */
export const BOX = { top: 16, side: 26, bottom: 18, loopGutter: 40 };
/** How far bends of a line are rounded. */
export const CORNER = 10;

export type Sizes = Record<'card' | 'trigger' | 'addTrigger' | 'placeholder' | 'head' | 'end', Size>;

const DOWN: Sizes = {
  card: CARD,
  trigger: TRIGGER,
  addTrigger: ADD_TRIGGER,
  placeholder: PLACEHOLDER,
  head: HEAD,
  end: END,
};

const turned = ({ width, height }: Size): Size => ({ width: height, height: width });

const RIGHT: Sizes = {
  card: turned(CARD),
  trigger: turned(TRIGGER),
  addTrigger: turned(ADD_TRIGGER),
  placeholder: turned(PLACEHOLDER),
  head: turned(HEAD),
  end: turned(END),
};

export const sizesOf = (direction: Direction): Sizes => (direction === 'right' ? RIGHT : DOWN);
