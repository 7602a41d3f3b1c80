import { z } from 'zod';
import { stepId } from '../document/ids.ts';
import { type Apply, done, refuse } from './result.ts';
import { caseUnknown, switchOf, withCases } from './switch-cases.ts';

/** Moves a case among its switch's cases; the first match wins, so order matters. `index` is where it ends up. */
export const moveCaseSchema = z.strictObject({
  type: z.literal('moveCase'),
  stepId,
  caseId: stepId,
  index: z.int().min(0),
});
export type MoveCase = z.infer<typeof moveCaseSchema>;

export const applyMoveCase: Apply<MoveCase> = (document, { stepId: id, caseId, index }) => {
  const found = switchOf(document, id);
  if (!found.ok) return found;
  const { cases } = found.step.config;
  const from = cases.findIndex((each) => each.id === caseId);
  const moved = cases[from];
  if (moved === undefined) return caseUnknown(id, caseId);
  if (index >= cases.length) {
    const en = `There is no position ${index + 1} among ${cases.length} cases.`;
    return refuse('indexOutOfRange', en, `共有 ${cases.length} 个分支，没有第 ${index + 1} 位。`, {
      stepId: id,
    });
  }
  const reordered = cases.toSpliced(from, 1).toSpliced(index, 0, moved);
  const inverse = { type: 'moveCase', stepId: id, caseId, index: from } as const;
  return done(withCases(document, found.step, reordered), inverse);
};
