import { findMemberRole, getRunProgress } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { ById } from '../contract/paging.ts';
import { notFound } from '../contract/refusal.ts';
import type { RunProgress } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { hangBell } from '../live/bell.ts';
import { hasEnded, readCounts } from './run-view.ts';

/** At most 5 messages a second for each watched run. */
const THROTTLE_MS = 200;
/** Without a notification the run is read again after this long, and the watcher's membership with it. */
const RECHECK_MS = 15_000;

/**
 * The run's progress: the present state at once, then whenever something changed, until it has ended or `signal` aborts.
 * Starting again after a lost connection loses nothing, because each message is the whole present state.
 */
export async function* watchRun(
  deps: ApiDeps,
  access: Access,
  { id }: ById,
  signal: AbortSignal,
): AsyncGenerator<RunProgress, void> {
  const { tenantId, userId } = access;
  const bell = hangBell(signal);
  const unsubscribe = deps.runChanges.subscribe({ tenantId, runId: id }, bell.ring);
  try {
    let last = '';
    while (!signal.aborted) {
      const run = await getRunProgress(deps.db, { tenantId, runId: id });
      if (!run) throw notFound('run');
      const counts = readCounts(run.countsJson);
      const { state, attempt, sequence } = run;
      const progress: RunProgress = { id, state, attempt, sequence, counts, ended: hasEnded(state) };
      const text = JSON.stringify(progress);
      if (text !== last) {
        last = text;
        yield progress;
        if (progress.ended) return;
        await pause(THROTTLE_MS);
      }
      if (await bell.heardWithin(RECHECK_MS)) continue;
      if ((await findMemberRole(deps.db, { tenantId, userId })) === undefined) return;
    }
  } finally {
    unsubscribe();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
