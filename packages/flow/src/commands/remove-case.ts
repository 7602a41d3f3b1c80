import { z } from 'zod';
import { laneOf, stepId } from '../document/ids.ts';
import { removeLane } from './remove-lane.ts';
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

  const { emptied, bringBack } = removeLane(document, {
    lane: laneOf(id, `case:${caseId}`),
    addBack: { type: 'addCase', stepId: id, index, case: removed },
  });
  return done(withCases(emptied, found.step, cases.toSpliced(index, 1)), bringBack);
};
