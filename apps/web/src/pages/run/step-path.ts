/** Places in a run: `eachDraft[12]/eachLine[0]/append`. Only loops add a level; conditions and tries do not. */
import { ancestors, type FlowDocument, isLoop as isLoopStep, type Step, type StepId } from '@flowbridge/flow';

/** The chosen item (from 0) of each loop, by the loop's own path. */
export type ChosenItems = Readonly<Record<string, number>>;

export const isLoop = (step: Step | undefined): boolean => step !== undefined && isLoopStep(step);

/** The loops a path goes through, outermost first, and the item it takes in each. */
export function itemsOfPath(path: string): { loopPath: string; index: number }[] {
  const found: { loopPath: string; index: number }[] = [];
  let before = '';
  for (const part of path.split('/')) {
    const match = /^(.*)\[(\d+)\]$/.exec(part);
    if (match) found.push({ loopPath: before + match[1], index: Number(match[2]) });
    before += `${part}/`;
  }
  return found;
}

/** `{ 'eachDraft': 12, 'eachDraft[12]/eachLine': 0 }` for a path. */
export function chosenByPath(path: string | undefined): ChosenItems {
  return Object.fromEntries(
    (path === undefined ? [] : itemsOfPath(path)).map((each) => [each.loopPath, each.index]),
  );
}

/** The path of the lane a step run stands in: `eachDraft[12]`, or `''` for the run's own. */
export const parentPath = (path: string): string => path.split('/').slice(0, -1).join('/');

/** Where a step ran, going through the chosen item of every loop around it (the first where none is chosen). */
export function pathOfStep(document: FlowDocument, stepId: StepId, chosen: ChosenItems): string {
  const loops = ancestors(document, stepId)
    .map(({ step }) => step)
    .filter(isLoop)
    .reverse();
  let prefix = '';
  for (const loop of loops) {
    const loopPath = prefix + loop.key;
    prefix = `${loopPath}[${chosen[loopPath] ?? 0}]/`;
  }
  return prefix + (document.steps[stepId]?.key ?? stepId);
}

/** How deep a step stands among containers that add no path of their own, for indenting. */
export function laneDepth(document: FlowDocument, stepId: StepId): number {
  const around = ancestors(document, stepId);
  const loop = around.findIndex(({ step }) => isLoop(step));
  return loop === -1 ? around.length : loop;
}
