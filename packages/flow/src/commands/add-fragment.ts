import { z } from 'zod';
import { laneId } from '../document/ids.ts';
import { fragmentSchema } from '../fragment/fragment.ts';
import { checkGraft, checkPosition } from './checks.ts';
import { graft } from './lane-edits.ts';
import { type Apply, done } from './result.ts';

/** Puts a fragment in as it is: its ids and keys must be free (`pasteFragment` makes them so). */
export const addFragmentSchema = z.strictObject({
  type: z.literal('addFragment'),
  lane: laneId,
  index: z.int().min(0),
  fragment: fragmentSchema,
});
export type AddFragment = z.infer<typeof addFragmentSchema>;

export const applyAddFragment: Apply<AddFragment> = (document, { lane, index, fragment }) =>
  checkPosition(document, lane, index) ??
  checkGraft(document, fragment, lane) ??
  done(graft(document, fragment, lane, index), { type: 'removeSteps', stepIds: fragment.roots });
