import { z } from 'zod';
import { laneOf, stepId } from '../document/ids.ts';
import { copyFragment } from '../fragment/copy-fragment.ts';
import { stepsInLane } from '../tree/lookup.ts';
import type { Command } from './command.ts';
import { removeSubtrees } from './lane-edits.ts';
import { type Apply, done } from './result.ts';
import { caseUnknown, switchOf, withCases } from './switch-cases.ts';

/** Removes a case with everything in its lane. */
export const removeCaseSchema = z.strictObject({
  type: z.literal('removeCase'),
  stepId,
  caseId: stepId,
});
export type RemoveCase = z.infer<typeof removeCaseSchema>;

export const applyRemoveCase: Apply<RemoveCase> = (document, { stepId: id, caseId }) => {
  const found = switchOf(document, id);
  if (!found.ok) return found;
  const { cases } = found.step.config;
  const index = cases.findIndex((each) => each.id === caseId);
  const removed = cases[index];
  if (removed === undefined) return caseUnknown(id, caseId);

  const lane = laneOf(id, `case:${caseId}`);
  const inside = stepsInLane(document, lane) ?? [];
  const emptied = inside.length === 0 ? document : removeSubtrees(document, inside);
  const changed = withCases(emptied, found.step, cases.toSpliced(index, 1));
  const lanes = { ...changed.lanes };
  delete lanes[lane];

  const addBack: Command = { type: 'addCase', stepId: id, index, case: removed };
  const fragment = copyFragment(document, inside);
  const inverse: Command =
    fragment === undefined
      ? addBack
      : { type: 'batch', commands: [addBack, { type: 'addFragment', lane, index: 0, fragment }] };
  return done({ ...changed, lanes }, inverse);
};
