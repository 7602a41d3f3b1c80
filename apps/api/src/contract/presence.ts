/** Presence: who else has a flow open in the designer. Nothing of it is stored. */
import { z } from 'zod';
import { idInput } from './paging.ts';

export const watchFlowInput = z.strictObject({
  id: idInput,
  /** The browser tab, as `clientId` of its edits. */
  seat: idInput,
});
export type WatchFlowInput = z.infer<typeof watchFlowInput>;

export const sitInput = z.strictObject({
  id: idInput,
  seat: idInput,
  /** Of the last message of `watch`: the seat is free once that stream ends. */
  stream: idInput,
  /** Id of the one step or trigger that is selected. */
  stepId: idInput.nullable(),
});
export type SitInput = z.infer<typeof sitInput>;

export type SeatItem = {
  seat: string;
  user: { id: string; name: string };
  /** Id of the step or trigger they have selected. */
  stepId: string | null;
};

/** The present state of an opened flow. */
export type FlowWatch = {
  stream: string;
  /** Of the draft. */
  revision: number;
  /** Who saved that revision, and in which tab; null when it is not recorded. */
  author: { name: string | null; clientId: string | null } | null;
  /** All seats but the watcher's own, whoever came first first. */
  others: SeatItem[];
};
