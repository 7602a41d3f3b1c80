/** Which steps there are after a merge, and what each says. Where they stand is `place-steps.ts`. */
import type { StepId } from '../document/ids.ts';
import { type Step, stepSchema } from '../document/step.ts';
import type { JsonValue } from '../document/values.ts';
import { stepOf } from '../tree/lookup.ts';
import type { Decide, MergeSide } from './merge-conflict.ts';
import { mergePart } from './merge-part.ts';
import { removedSubtrees } from './removed-subtrees.ts';
import { readThree, type ThreeDocuments } from './three.ts';

export function mergeSteps(three: ThreeDocuments, decide: Decide): Map<StepId, Step> {
  const gone = new Set([...removedBy('mine', three, decide), ...removedBy('theirs', three, decide)]);
  const ids = new Set(
    [three.base, three.theirs, three.mine].flatMap(({ steps }) => Object.keys(steps) as StepId[]),
  );
  const merged = new Map<StepId, Step>();
  for (const id of ids) {
    const parts = readThree(three, (document) => stepOf(document, id));
    if (gone.has(id) || (parts.mine === undefined && parts.theirs === undefined)) continue;
    // What only one side still has is new there, or was to be kept.
    const step =
      parts.mine === undefined || parts.theirs === undefined
        ? (parts.mine ?? parts.theirs)
        : mergePart(parts, { part: { group: 'steps', partId: id }, schema: stepSchema }, decide);
    if (step !== undefined) merged.set(id, step);
  }
  return merged;
}

/** Steps that one side removed and that stay removed: the other left them alone, or it was chosen so. */
function removedBy(side: MergeSide, three: ThreeDocuments, decide: Decide): StepId[] {
  const keeping = side === 'mine' ? 'theirs' : 'mine';
  return removedSubtrees(three.base, three[side], three[keeping]).flatMap(({ root, gone, touched }) => {
    if (!touched) return gone;
    const values = readThree(three, (document) => stepOf(document, root) as unknown as JsonValue | undefined);
    const chosen = decide({ group: 'steps', partId: root, kind: 'field', path: [], ...values }, keeping);
    return chosen === side ? gone : [];
  });
}
