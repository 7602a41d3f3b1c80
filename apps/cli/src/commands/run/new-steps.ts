import { z } from 'zod';
import { type StepRun, stepRun } from '../../client/answers.ts';
import type { Installation } from '../../client/connect.ts';

const page = z.looseObject({ items: z.array(stepRun), nextCursor: z.string().nullable() });

export type StepReader = { next(): Promise<StepRun[]> };

/**
 * Reads the steps of an attempt again and again and answers those that ended since the last time. Pages in which everything has
 * ended are not read again. `all`: also those inside loops and branches; otherwise the ones of the flow's own line.
 */
export function readSteps(
  at: Installation,
  { runId, attempt, all }: { runId: string; attempt: number; all: boolean },
): StepReader {
  let settled: string | undefined;
  let told = new Set<string>();
  return {
    async next() {
      const ended: StepRun[] = [];
      let cursor = settled;
      let isSettled = true;
      for (;;) {
        const { items, nextCursor } = await at.get(`/runs/${runId}/steps`, {
          answer: page,
          query: { attempt, limit: 200, cursor, ...(all ? {} : { parentPath: '' }) },
        });
        const open = items.filter(({ state }) => state === 'started');
        ended.push(...items.filter(({ path, state }) => state !== 'started' && !told.has(path)));
        if (nextCursor === null) break;
        isSettled = isSettled && open.length === 0;
        if (isSettled) settled = nextCursor;
        cursor = nextCursor;
      }
      told = new Set([...told, ...ended.map(({ path }) => path)]);
      return ended;
    },
  };
}
