/** What a flow document may hold at most. Flows of hundreds of steps are normal; these bounds only stop abuse. */

/** Steps in one document. */
export const MAX_STEPS = 5_000;

/** Containers inside containers; a step in the root lane has depth 1. */
export const MAX_DEPTH = 50;

/** Objects and lists inside each other anywhere in the JSON, so that no recursive reader runs out of stack. */
export const MAX_JSON_DEPTH = 200;

/** Values (leaves, objects and lists) in one document or command. */
export const MAX_JSON_VALUES = 1_000_000;

/** Characters of all texts and property names together. */
export const MAX_JSON_TEXT = 30_000_000;
