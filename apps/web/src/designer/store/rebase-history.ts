import { applyCommand, type FlowDocument, mergeDocuments } from '@flowbridge/flow';
import type { Edit } from './designer-state.ts';
import { language } from './edit.ts';

/** Each entry then holds a whole document; older edits are given up. */
const DEEPEST_REBASED = 40;
/** Each entry costs a merge (500 steps: 12 ms), all while somebody works: in large flows fewer are kept. */
const MOST_STEPS_MERGED = 10_000;

/**
 * The undo stack of a document under which somebody else's changes were put: each entry takes back what the person did and
 * nothing of what the other did. It ends before the first edit that the other has changed further.
 */
export function rebaseHistory(undo: readonly Edit[], from: FlowDocument, onto: FlowDocument): Edit[] {
  const rebased: Edit[] = [];
  let [was, is] = [from, onto];
  const affordable = Math.floor(MOST_STEPS_MERGED / Math.max(1, Object.keys(from.steps).length));
  for (const edit of undo.slice(-Math.min(DEEPEST_REBASED, affordable)).reverse()) {
    const back = applyCommand(was, edit.inverse, language);
    if (!back.ok) break;
    const merge = mergeDocuments({ base: was, mine: back.document, theirs: is }, language);
    if (merge.document === undefined || merge.conflicts.length > 0) break;
    const inverse = { type: 'replaceDocument', document: merge.document } as const;
    rebased.unshift({ ...edit, inverse, mergeKey: undefined });
    [was, is] = [back.document, merge.document];
  }
  return rebased;
}
