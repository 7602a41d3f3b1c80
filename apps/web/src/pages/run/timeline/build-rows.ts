/**
 * The timeline as a flat list: what ran, in the order it began, the insides of an open loop being those of its chosen item. The
 * list is made of what has been read so far; a place that was not read yet is asked for through `read` and shown as loading.
 * Flat, because only the rows in sight are mounted and because arrow keys walk it.
 */
import { type FlowDocument, type Step, type StepId, stepOf } from '@flowbridge/flow';
import type { ServerOutputs } from '../../../server/trpc.ts';
import type { RunDetail, StepRunItem } from '../run-view.ts';
import { type ChosenItems, isLoop, laneDepth } from '../step-path.ts';
import { inDrawnOrder } from './in-drawn-order.ts';
import { openLoops } from './open-loops.ts';

export type StepPage = ServerOutputs['runs']['steps'];
export type Iterations = ServerOutputs['runs']['iterations'];

export type Reading<T> = { data: T | undefined; error: unknown; again: () => void };

export type Readers = {
  /** A page of a lane's step runs; `cursor` absent: the first. */
  lane(parentPath: string, cursor: string | undefined): Reading<StepPage>;
  items(loopPath: string): Reading<Iterations>;
  /** A loop's own record of one of its items: kept when the loop could not collect the item's result. */
  own(itemPath: string): Reading<StepPage>;
};

export type TimelineRow = { key: string; indent: number } & (
  | { kind: 'step'; item: StepRunItem; step: Step | undefined; loop: boolean; open: boolean }
  | { kind: 'selector'; loopPath: string; step: Step | undefined; items: Iterations; index: number }
  | { kind: 'itemFailure'; path: string }
  | { kind: 'note'; note: 'empty' | 'emptyEnded' | 'notKept' | 'noItems' }
  | { kind: 'loading' }
  | { kind: 'error'; error: unknown; again: () => void }
  | { kind: 'more'; lane: string }
);

export type TimelineState = {
  document: FlowDocument;
  loops: RunDetail['counts']['loops'];
  live: boolean;
  startMs: number;
  chosen: ChosenItems;
  /** Paths of loops whose insides are hidden. */
  closed: ReadonlySet<string>;
  /** How many pages of a lane are wanted; absent: one. */
  pages: Readonly<Record<string, number>>;
};

export function buildRows(state: TimelineState, read: Readers): TimelineRow[] {
  const rows: TimelineRow[] = [];
  addLane(rows, { parentPath: '', indent: 0 }, state, read);
  return rows;
}

function addLane(
  rows: TimelineRow[],
  { parentPath, indent }: { parentPath: string; indent: number },
  state: TimelineState,
  read: Readers,
): void {
  const { document, live } = state;
  const found: StepRunItem[] = [];
  const wanted = state.pages[parentPath] ?? 1;
  let cursor: string | undefined;
  let tail: TimelineRow | undefined;
  for (let page = 0; page < wanted; page++) {
    const { data, error, again } = read.lane(parentPath, cursor);
    if (data === undefined) {
      const key = `${parentPath}:${page}`;
      tail = error ? { key, indent, kind: 'error', error, again } : { key, indent, kind: 'loading' };
      break;
    }
    found.push(...data.items);
    if (data.nextCursor === null) break;
    cursor = data.nextCursor;
    if (page + 1 === wanted) tail = { key: `${parentPath}:more`, indent, kind: 'more', lane: parentPath };
  }
  const items = inDrawnOrder(
    [
      // A loop's own record of an item (`eachDraft[12]`) is shown with that item, not beside the loop.
      ...found.filter((item) => !item.path.endsWith(']')),
      ...(live && tail?.kind !== 'loading'
        ? openLoops(parentPath, found, state.loops, document, state.startMs)
        : []),
    ],
    document,
  );
  for (const item of items) addStep(rows, { item, indent }, state, read);
  if (tail !== undefined) rows.push(tail);
  else if (items.length === 0) {
    const ended = parentPath === '' ? 'emptyEnded' : 'notKept';
    rows.push({ key: `${parentPath}:note`, indent, kind: 'note', note: live ? 'empty' : ended });
  }
}

function addStep(
  rows: TimelineRow[],
  { item, indent }: { item: StepRunItem; indent: number },
  state: TimelineState,
  read: Readers,
): void {
  // The journal's ids are those of the version that ran, which is the document shown.
  const stepId = item.stepId as StepId;
  const step = stepOf(state.document, stepId);
  const depth = indent + (step === undefined ? 0 : laneDepth(state.document, stepId));
  const loop = isLoop(step) && item.state !== 'skipped';
  const open = loop && !state.closed.has(item.path);
  rows.push({ key: item.path, indent: depth, kind: 'step', item, step, loop, open });
  if (open) addItems(rows, { loopPath: item.path, step, indent: depth + 1 }, state, read);
}

function addItems(
  rows: TimelineRow[],
  { loopPath, step, indent }: { loopPath: string; step: Step | undefined; indent: number },
  state: TimelineState,
  read: Readers,
): void {
  const { data: items, error, again } = read.items(loopPath);
  const key = `${loopPath}:items`;
  if (items === undefined) {
    rows.push(error ? { key, indent, kind: 'error', error, again } : { key, indent, kind: 'loading' });
    return;
  }
  if (items.total === 0 && items.recorded === 0) {
    rows.push({ key, indent, kind: 'note', note: 'noItems' });
    return;
  }
  const index = state.chosen[loopPath] ?? items.index;
  const itemPath = `${loopPath}[${index}]`;
  rows.push({ key, indent, kind: 'selector', loopPath, step, items, index });
  if (items.failed > 0 && read.own(itemPath).data?.items[0] !== undefined)
    rows.push({ key: itemPath, indent, kind: 'itemFailure', path: itemPath });
  addLane(rows, { parentPath: itemPath, indent }, state, read);
}
