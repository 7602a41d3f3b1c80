import { z } from 'zod';
import type { FlowDocument } from '../document/document.ts';
import { generateId } from '../document/generate-id.ts';
import { key, type StepId, stepId } from '../document/ids.ts';
import { MAX_STEPS } from '../document/limits.ts';
import { copyFragment } from '../fragment/copy-fragment.ts';
import { newNames } from '../fragment/new-names.ts';
import { remapFragment } from '../fragment/remap-fragment.ts';
import { parentOf } from '../tree/place-index.ts';
import { applyAddFragment } from './add-fragment.ts';
import { checkStepsExist } from './checks.ts';
import { type Apply, refuse } from './result.ts';

/**
 * Puts copies of steps behind the last of them. `ids` and `keys` give every copied step, inner ones too, its new id and
 * key by its old id; `prepareDuplicate` fills them in.
 */
export const duplicateStepsSchema = z.strictObject({
  type: z.literal('duplicateSteps'),
  stepIds: z.array(stepId).max(MAX_STEPS),
  ids: z.record(stepId, stepId),
  keys: z.record(stepId, key),
});
export type DuplicateSteps = z.infer<typeof duplicateStepsSchema>;

export const applyDuplicateSteps: Apply<DuplicateSteps> = (document, command, language) => {
  const { stepIds } = command;
  const fragment = copyFragment(document, stepIds);
  const last = fragment?.roots.at(-1);
  const parent = last === undefined ? undefined : parentOf(document, last);
  const refusal = checkStepsExist(document, stepIds);
  if (refusal !== undefined) return refusal;
  if (fragment === undefined || parent === undefined) {
    return refuse('nothingChosen', 'No step is chosen.', '未选择任何步骤。');
  }
  const ids = mapOf<StepId>(command.ids);
  const keys = mapOf<string>(command.keys);
  const copied = Object.values(fragment.steps);
  if (copied.some((step) => !ids.has(step.id) || !keys.has(step.id))) {
    return refuse(
      'idsIncomplete',
      'Each copied step needs a new id and key.',
      '每个复制的步骤都需要新的 id 和引用名。',
    );
  }
  const old = new Set(copied.map((step) => step.key));
  const reused = [...keys.values()].find((each) => old.has(each));
  if (reused !== undefined)
    return refuse('keyTaken', `The key “${reused}” is used already.`, `引用名“${reused}”已被使用。`);
  const copy = remapFragment(fragment, { ids, keys }, language);
  const index = parent.index + 1;
  return applyAddFragment(
    document,
    { type: 'addFragment', lane: parent.lane, index, fragment: copy },
    language,
  );
};

/** The command that duplicates steps, with new ids and free keys chosen; undefined when none of them exists. */
export function prepareDuplicate(
  document: FlowDocument,
  stepIds: readonly StepId[],
  newId: () => string = generateId,
): DuplicateSteps | undefined {
  const fragment = copyFragment(document, stepIds);
  if (fragment === undefined) return undefined;
  const { ids, keys } = newNames(document, Object.values(fragment.steps), newId);
  return {
    type: 'duplicateSteps',
    stepIds: fragment.roots,
    ids: Object.fromEntries(ids),
    keys: Object.fromEntries(keys),
  };
}

function mapOf<V>(record: Readonly<Record<StepId, V>>): Map<StepId, V> {
  return new Map(Object.entries(record) as [StepId, V][]);
}
