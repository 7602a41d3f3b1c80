/**
 * Reads what the timeline shows. Which lanes and loops that is comes out of what was read before (a loop is known when its lane
 * is), so building the rows says what to ask for, and an answer builds them again until nothing is missing.
 */
import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type ServerInputs, useTRPC } from '../../../server/trpc.ts';
import { useRunView } from '../run-view.ts';
import { itemsOfPath } from '../step-path.ts';
import { buildRows, type Readers, type Reading, type TimelineRow } from './build-rows.ts';
import { keepSame } from './keep-same.ts';
import { LANE_PAGE } from './lane-page.ts';

type StepsInput = ServerInputs['runs']['steps'];
type Asked = { steps: readonly StepsInput[]; loops: readonly string[] };

const NO_ITEMS = { total: 0, succeeded: 0, failed: 0 };
const NOTHING: Asked = { steps: [], loops: [] };
const same = (a: Asked, b: Asked) => JSON.stringify(a) === JSON.stringify(b);

export function useTimelineRows(
  closed: ReadonlySet<string>,
  pages: Readonly<Record<string, number>>,
): TimelineRow[] {
  const trpc = useTRPC();
  const { run, attempt, document, live, span, chosen } = useRunView();
  const [asked, setAsked] = useState(NOTHING);
  const of = { id: run.id, attempt };
  const steps = useQueries({ queries: asked.steps.map((input) => trpc.runs.steps.queryOptions(input)) });
  const items = useQueries({
    queries: asked.loops.map((loopPath) => trpc.runs.iterations.queryOptions({ ...of, loopPath })),
  });
  const readSteps = new Map(asked.steps.map((input, at) => [JSON.stringify(input), steps[at]]));
  const readLoops = new Map(asked.loops.map((loopPath, at) => [loopPath, items[at]]));

  const wantedSteps: StepsInput[] = [];
  const wantedLoops: string[] = [];
  const stepsOf = (input: StepsInput) => {
    wantedSteps.push(input);
    return readingOf(readSteps.get(JSON.stringify(input)));
  };
  const read: Readers = {
    lane: (parentPath, cursor) =>
      stepsOf({ ...of, parentPath, limit: LANE_PAGE, ...(cursor === undefined ? {} : { cursor }) }),
    items: (loopPath) => {
      wantedLoops.push(loopPath);
      return readingOf(readLoops.get(loopPath));
    },
    own: (path) => stepsOf({ ...of, path, limit: 1 }),
  };
  // A loop that waits, or is asked about, is counted nowhere yet: its items are reached all the same.
  const waits = attempt === run.attempt ? run.waitsFor : [];
  const counted = new Set(run.counts.loops.map((loop) => loop.path));
  const around = waits.flatMap((wait) => itemsOfPath(wait.path)).map(({ loopPath }) => loopPath);
  const loops = [
    ...run.counts.loops,
    ...[...new Set(around)].filter((each) => !counted.has(each)).map((each) => ({ ...NO_ITEMS, path: each })),
  ];
  const state = { document, loops, live, startMs: span.startMs, chosen, closed, pages };
  const former = useRef<readonly TimelineRow[]>([]);
  const rows = keepSame(former.current, buildRows(state, read));
  const wanted: Asked = { steps: wantedSteps, loops: wantedLoops };
  if (!same(asked, wanted)) setAsked(wanted);
  useEffect(() => {
    former.current = rows;
  });
  return rows;
}

const UNREAD: Reading<never> = { data: undefined, error: null, again: () => undefined };

function readingOf<T>(query: UseQueryResult<T, unknown> | undefined): Reading<T> {
  if (query === undefined) return UNREAD;
  return { data: query.data, error: query.error, again: () => void query.refetch() };
}
