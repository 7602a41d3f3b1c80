/**
 * The state of a step run as people are told it. The journal knows `started` and `cancelled`; whether the step waits for
 * something, or was left because the test was to go no further, stands with the run.
 */
import type { ServerOutputs } from '../../server/trpc.ts';

export type JudgedRun = Pick<ServerOutputs['runs']['get'], 'state' | 'test' | 'waitsFor'>;
type JournalState = ServerOutputs['runs']['steps']['items'][number]['state'];
export type ShownState = JournalState | 'waiting' | 'stopped';

/** A test to a step came to it and ended there, as it was told to. */
export const wentNoFurther = ({ test, state }: JudgedRun): boolean =>
  test?.until != null && (state === 'succeeded' || state === 'completedWithFailures');

export function shownState(
  { path, state }: { path: string; state: JournalState },
  run: JudgedRun,
): ShownState {
  if (state === 'started' && run.waitsFor.some((wait) => wait.path === path && wait.kind !== 'decision'))
    return 'waiting';
  return state === 'cancelled' && wentNoFurther(run) ? 'stopped' : state;
}
