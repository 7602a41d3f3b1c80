/** Sizes of the drawing, in canvas units. */
export const CARD = { width: 280, height: 64 };
export const TRIGGER = { width: 248, height: 60, gap: 24 };
export const ADD_TRIGGER = { width: 36, height: 36 };
export const PLACEHOLDER = { width: 216, height: 48 };
export const HEAD = { width: 148, height: 26 };
export const END = { width: 88, height: 28 };
export const SLOT = 26;

/** Vertical room between two steps of a lane; a slot sits in its middle. */
export const GAP = 48;
/** Horizontal room between columns. */
export const COLUMN_GAP = 36;
/** From a branching card down to the column heads. */
export const FORK = 42;
/** From the longest column down to where columns meet. */
export const JOIN = 26;
/** Inside the frame of a container. */
export const BOX = { top: 16, side: 26, bottom: 18, loopGutter: 40 };
/** From the frame's card to the column heads of a try block. */
export const CORNER = 10;
