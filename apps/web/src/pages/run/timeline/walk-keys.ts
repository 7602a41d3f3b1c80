/** What a key does in the timeline, as in any tree: up and down walk, right opens a loop, left closes it or leads out of it. */
import type { TimelineRow } from './build-rows.ts';

export type WalkStep = { kind: 'focus'; key: string } | { kind: 'fold'; loopPath: string } | undefined;

/** The line above all step runs: the run itself. */
export const RUN_ROW = 'run';

const isStop = (row: TimelineRow) => row.kind === 'step' || row.kind === 'itemFailure';

export function walkStep(rows: readonly TimelineRow[], from: string, pressed: string): WalkStep {
  const stops = rows.filter(isStop);
  const keys = [RUN_ROW, ...stops.map((row) => row.key)];
  const at = keys.indexOf(from);
  const focus = (key: string | undefined): WalkStep =>
    key === undefined || key === from ? undefined : { kind: 'focus', key };
  const row = stops[at - 1];
  const loop = row?.kind === 'step' && row.loop ? row : undefined;
  switch (pressed) {
    case 'ArrowDown':
      return focus(keys[at + 1]);
    case 'ArrowUp':
      return focus(keys[at - 1]);
    case 'Home':
      return focus(RUN_ROW);
    case 'End':
      return focus(keys.at(-1));
    case 'ArrowRight':
      if (loop === undefined) return undefined;
      return loop.open ? focus(keys[at + 1]) : { kind: 'fold', loopPath: loop.item.path };
    case 'ArrowLeft':
      if (loop?.open) return { kind: 'fold', loopPath: loop.item.path };
      return row && focus(stops.findLast((each) => holds(each.key, row.key))?.key ?? RUN_ROW);
    default:
      return undefined;
  }
}

/** Whether a loop's path is around another path. */
const holds = (loopPath: string, path: string) => path.startsWith(`${loopPath}[`);
