/** What one person removed while the other still worked in it. */

import { sameValue } from '../diff/same-value.ts';
import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import type { JsonValue } from '../document/values.ts';
import { lanesOf, stepOf } from '../tree/lookup.ts';
import { parentOf } from '../tree/place-index.ts';
import { subtree } from '../tree/subtree.ts';

export type RemovedSubtree = {
  root: StepId;
  /** All steps of the tree that are gone, the root among them. */
  gone: StepId[];
  /** The other person changed one of them, moved one, or put something inside. */
  touched: boolean;
};

/** The trees of `base` that `after` has no longer, each named by its topmost step. */
export function removedSubtrees(
  base: FlowDocument,
  after: FlowDocument,
  other: FlowDocument,
): RemovedSubtree[] {
  const isGone = (id: StepId) => stepOf(after, id) === undefined;
  const roots = Object.values(base.steps).filter(({ id }) => {
    const container = parentOf(base, id)?.container;
    return isGone(id) && (container === undefined || !isGone(container));
  });
  return roots.flatMap(({ id: root }) => {
    // The other removed it too: nothing to decide.
    const gone = subtree(base, root).flatMap(({ id }) => (isGone(id) ? [id] : []));
    if (gone.every((id) => stepOf(other, id) === undefined)) return [];
    return [{ root, gone, touched: gone.some((id) => isTouched(id, base, other)) }];
  });
}

function isTouched(id: StepId, base: FlowDocument, other: FlowDocument): boolean {
  const [was, is] = [stepOf(base, id), stepOf(other, id)];
  if (was === undefined || is === undefined) return false;
  if (was !== is && !sameValue(was as unknown as JsonValue, is as unknown as JsonValue)) return true;
  if (parentOf(base, id)?.lane !== parentOf(other, id)?.lane) return true;
  return lanesOf(is).some((lane) =>
    (other.lanes[lane] ?? []).some((each) => parentOf(base, each)?.lane !== lane),
  );
}
