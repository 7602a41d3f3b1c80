/**
 * What a test run does differently. Part of the run's order, kept with the run: an execution that takes it over, or goes on
 * after a wait, does the same.
 */
export type TestOrder = {
  /**
   * Nothing that changes another system or a dataset is done: such a step is put down as `withheld`, an action with the
   * request it would have sent, and gives its pinned sample or null.
   */
  dryRun?: boolean;
  /**
   * Of each loop over a list that is not inside another loop, only this item is walked, counted from 1; with 0 none, and the
   * loop's record holds what to choose from (`RecordsToChoose`). Called flows walk theirs whole.
   */
  record?: number;
  /** The item of single ones of these loops where it is not `record`, by the loop's step id, counted from 1. */
  records?: Record<string, number>;
  /** Versions that called flows run in the place of their published ones, by flow id; handed on to what those call. */
  versions?: Record<string, string>;
  /** Id of the step after which the run stops, the first time it is done; finally lanes are not walked any more. */
  until?: string;
  /** Id of the one step that is executed, in a scope of `samples`; its own pinned sample is not taken. */
  only?: string;
  /** With `only`: what its expressions see besides the run's trigger. */
  samples?: TestSamples;
};

export type TestSamples = {
  /** Output by step key. */
  steps?: Record<string, unknown>;
  /** By the loop's key: `{ item, index, number, first }`, as far as given. */
  loops?: Record<string, unknown>;
  /** Value by variable name. */
  vars?: Record<string, unknown>;
  /** What a catch lane sees. */
  error?: unknown;
};
