import { type MergeConflict, type MergeSide, mergeDocuments, type ThreeDocuments } from '@flowbridge/flow';
import { language } from '../store/expression-language.ts';

/**
 * Conflicts with their values as the reader is to see them: found once more in the documents in the reader's words. One that is no
 * conflict there keeps the words it has; what is chosen and merged stays that of the flow itself.
 */
export function conflictsAsRead(
  conflicts: readonly MergeConflict[],
  { told, asRead }: { told: ThreeDocuments; asRead: ThreeDocuments },
  choices?: ReadonlyMap<string, MergeSide>,
): readonly MergeConflict[] {
  const sides = ['base', 'mine', 'theirs'] as const;
  if (conflicts.length === 0 || sides.every((side) => told[side] === asRead[side])) return conflicts;
  const read = new Map(mergeDocuments(asRead, language, choices).conflicts.map((each) => [each.id, each]));
  return conflicts.map((each) => read.get(each.id) ?? each);
}
