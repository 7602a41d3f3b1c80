import type { FlowDocument } from '../../document/document.ts';
import { type LaneId, laneOf } from '../../document/ids.ts';
import type { Step } from '../../document/step.ts';
import { nameOf } from '../../problem/readable-path.ts';
import { lanesOf, stepOf, stepsInLane } from '../../tree/lookup.ts';
import { stepProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

/** A loop or try does something; of a condition or switch at least one branch does, of a parallel step each. */
export const lanesFilled: Rule = ({ document, steps }) =>
  steps.flatMap((step) => {
    const name = nameOf(step);
    switch (step.kind) {
      case 'forEach':
      case 'while':
      case 'try':
      case 'datasetDeliver':
        if (isFilled(document, laneOf(step.id, 'body')) || collects(step)) return [];
        return [
          stepProblem(document, step, [], {
            code: 'emptyLane',
            severity: 'error',
            en: `The body of “${name}” is empty.`,
            zh: `“${name}”中没有步骤。`,
          }),
        ];
      case 'condition':
      case 'switch':
        if (lanesOf(step).some((lane) => isFilled(document, lane))) return [];
        return [
          stepProblem(document, step, [], {
            code: 'emptyLane',
            severity: 'warning',
            en: `All branches of “${name}” are empty.`,
            zh: `“${name}”的所有分支都是空的。`,
          }),
        ];
      case 'parallel':
        return step.config.branches.flatMap((branch, at) => {
          if (isFilled(document, laneOf(step.id, `branch:${branch.id}`))) return [];
          const title = branch.title?.trim() || String(at + 1);
          return [
            stepProblem(document, step, ['config', 'branches', at], {
              code: 'emptyLane',
              severity: 'warning',
              en: `Branch ${title} of “${name}” is empty.`,
              zh: `“${name}”的并行分支 ${title} 是空的。`,
            }),
          ];
        });
      default:
        return [];
    }
  });

function isFilled(document: FlowDocument, lane: LaneId): boolean {
  return (stepsInLane(document, lane) ?? []).some((id) => !stepOf(document, id)?.disabled);
}

function collects(step: Step): boolean {
  return step.kind === 'forEach' && step.config.collect !== undefined;
}
