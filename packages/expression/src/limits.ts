/**
 * How much one evaluation may cost before it is stopped with `expressionTooExpensive`. A list of 100,000 records
 * filtered by three conditions stays well inside them.
 */
export const evaluationLimits = {
  /** Wall-clock milliseconds of one evaluation in JSONata; look-ups that it waits for count. */
  timeMs: 5_000,
  /** Nesting of evaluations, so of recursive functions. JSONata evaluates a list literal's items side by side, each counts. */
  depth: 1_000,
  /** Items of one intermediate list. */
  sequenceLength: 1_000_000,
  /** Characters of one text that a function pads or repeats to. */
  textLength: 10_000_000,
} as const;
