import { z } from 'zod';
import { laneOf, stepId } from '../document/ids.ts';
import { switchCase } from '../document/step.ts';
import { type Apply, done, refuse } from './result.ts';
import { switchOf, withCases } from './switch-cases.ts';

const MOST_CASES = 100;

/** Adds a case, with an empty lane, to a switch. */
export const addCaseSchema = z.strictObject({
  type: z.literal('addCase'),
  stepId,
  index: z.int().min(0),
  case: switchCase,
});
export type AddCase = z.infer<typeof addCaseSchema>;

export const applyAddCase: Apply<AddCase> = (document, { stepId: id, index, case: added }) => {
  const found = switchOf(document, id);
  if (!found.ok) return found;
  const { cases } = found.step.config;
  if (cases.some((each) => each.id === added.id)) {
    return refuse('idTaken', `There is a case “${added.id}” already.`, `分支“${added.id}”已存在。`, {
      stepId: id,
    });
  }
  if (cases.length >= MOST_CASES) {
    const en = `A switch has at most ${MOST_CASES} cases.`;
    return refuse('tooMany', en, `分支最多 ${MOST_CASES} 个。`, { stepId: id });
  }
  if (index > cases.length) {
    const en = `There is no position ${index + 1} among ${cases.length} cases.`;
    return refuse('indexOutOfRange', en, `共有 ${cases.length} 个分支，没有第 ${index + 1} 位。`, {
      stepId: id,
    });
  }
  const changed = withCases(document, found.step, cases.toSpliced(index, 0, added));
  const lanes = { ...document.lanes, [laneOf(id, `case:${added.id}`)]: [] };
  return done({ ...changed, lanes }, { type: 'removeCase', stepId: id, caseId: added.id });
};
