import type { FlowDocument } from '@flowbridge/flow';
import type { LoopCount, RetryPreviewLoop, RetryRunInput } from '../contract/runs.ts';
import { isBefore, lieOf, placeOf, readPath, type StartPoint } from './start-point.ts';

export type CountLoopItems = {
  document: FlowDocument;
  /** Of the attempt that is retried. */
  loops: readonly LoopCount[];
  from: RetryRunInput['from'];
  start: StartPoint | undefined;
  /** Of the loops around the start: items that failed before the one it lies in. */
  failedBefore: ReadonlyMap<string, number>;
};

/** Per loop of the document: items that are taken over, and items that are done again. */
export function countLoopItems(count: CountLoopItems): RetryPreviewLoop[] {
  const { document, loops } = count;
  return Object.values(document.steps).flatMap((step): RetryPreviewLoop[] => {
    if (step.kind !== 'forEach' && step.kind !== 'while') return [];
    const place = placeOf(document, step.id);
    const own = loops.filter(({ path }) => readPath(path).keys.join('/') === place);
    const total = own.reduce((sum, loop) => sum + loop.total, 0);
    if (total === 0) return [];
    const reused = own.reduce((sum, loop) => sum + reusedItems(count, loop), 0);
    const { id, key, kind, title = '' } = step;
    return [{ stepId: id, key, title, kind, reused, again: total - reused }];
  });
}

function reusedItems({ from, start, failedBefore }: CountLoopItems, loop: LoopCount): number {
  if (from === 'trigger') return 0;
  if (!start) return loop.succeeded;
  const inside = start.items.find((item) => item.loopPath === loop.path);
  if (inside) return Math.min(loop.succeeded, inside.index - (failedBefore.get(loop.path) ?? 0));
  return isBefore(start, lieOf(start, loop.path)) ? loop.succeeded : 0;
}
