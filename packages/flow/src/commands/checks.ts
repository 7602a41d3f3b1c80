/** Conditions that several commands ask before they change anything. Each answers undefined or the refusal. */
import type { FlowDocument } from '../document/document.ts';
import type { LaneId, StepId } from '../document/ids.ts';
import { MAX_DEPTH, MAX_STEPS } from '../document/limits.ts';
import type { Step } from '../document/step.ts';
import { asDocument, checkFragment, type Fragment } from '../fragment/fragment.ts';
import { depthOfLane } from '../tree/ancestors.ts';
import { stepByKey, stepOf, stepsInLane } from '../tree/lookup.ts';
import { heightOf } from '../tree/subtree.ts';
import { type Refusal, refuse } from './result.ts';

/** The lane exists and the position is in it or at its end. */
export function checkPosition(document: FlowDocument, lane: LaneId, index: number): Refusal | undefined {
  const stepIds = stepsInLane(document, lane);
  if (stepIds === undefined) {
    const en = `There is no lane “${lane}” in this flow; its step may have been deleted.`;
    return refuse('laneUnknown', en, `流程中没有通道“${lane}”，其步骤可能已被删除。`, { path: lane });
  }
  if (index <= stepIds.length) return undefined;
  const en = `The lane “${lane}” has ${stepIds.length} steps; there is no position ${index + 1}.`;
  return refuse(
    'indexOutOfRange',
    en,
    `通道“${lane}”只有 ${stepIds.length} 个步骤，没有第 ${index + 1} 位。`,
  );
}

/** A fragment is sound, fits into a lane, and neither its ids nor its keys are taken. */
export function checkGraft(document: FlowDocument, fragment: Fragment, lane: LaneId): Refusal | undefined {
  const broken = checkFragment(fragment)[0];
  if (broken !== undefined) {
    return refuse('fragmentInvalid', broken.message.en, broken.message.zh, { path: broken.path });
  }
  for (const step of Object.values(fragment.steps)) {
    if (stepOf(document, step.id) !== undefined) {
      const en = `A step with id “${step.id}” exists already.`;
      return refuse('idTaken', en, `id 为“${step.id}”的步骤已存在。`, { stepId: step.id });
    }
    if (stepByKey(document, step.key) !== undefined) return keyTaken(step.key);
  }
  const count = Object.keys(document.steps).length + Object.keys(fragment.steps).length;
  if (count > MAX_STEPS) {
    return refuse(
      'tooMany',
      `A flow holds at most ${MAX_STEPS} steps.`,
      `一个流程最多包含 ${MAX_STEPS} 个步骤。`,
    );
  }
  const inner = asDocument(fragment);
  return checkDepth(document, lane, Math.max(...fragment.roots.map((root) => heightOf(inner, root))));
}

/** Steps of a height fit below a lane. */
export function checkDepth(document: FlowDocument, lane: LaneId, height: number): Refusal | undefined {
  if (depthOfLane(document, lane) + height - 1 <= MAX_DEPTH) return undefined;
  const en = `Steps may be nested ${MAX_DEPTH} deep at most.`;
  return refuse('tooMany', en, `步骤最多嵌套 ${MAX_DEPTH} 层。`);
}

export function keyTaken(key: string): Refusal {
  return refuse('keyTaken', `The key “${key}” is used already.`, `引用名“${key}”已被使用。`);
}

/** All steps exist. */
export function checkStepsExist(document: FlowDocument, stepIds: readonly StepId[]): Refusal | undefined {
  if (stepIds.length === 0) return refuse('nothingChosen', 'No step is chosen.', '未选择任何步骤。');
  const missing = stepIds.find((id) => stepOf(document, id) === undefined);
  if (missing === undefined) return undefined;
  const en = `There is no step “${missing}” in this flow; it may have been deleted.`;
  return refuse('stepUnknown', en, `流程中没有步骤“${missing}”，可能已被删除。`, { stepId: missing });
}

/** A switch names none of its cases and a parallel none of its branches twice: their ids are lane names. */
export function checkBranches(step: Step): Refusal | undefined {
  if (step.kind !== 'switch' && step.kind !== 'parallel') return undefined;
  const branches = step.kind === 'switch' ? step.config.cases : step.config.branches;
  if (new Set(branches.map((each) => each.id)).size === branches.length) return undefined;
  return refuse('idTaken', 'Two branches have the same id.', '有两个分支的 id 相同。', { stepId: step.id });
}
