/**
 * What a worker does with a job `run.execute`. The job is a token: there is work. Which run is next is decided when it is
 * claimed, fairly and within limits, so the token names none.
 *
 * A token that finds nothing to begin is spent, although runs may be waiting that a limit holds back. They are not forgotten:
 * a limit yields when a run ends, and every worker that has ended a run looks again. So there are always as many looks to
 * come (tokens and working workers) as there are runs that may begin.
 *
 * Must never happen: a worker that stops looking, with work left, without a token in its place.
 */
import type { RunOutcome } from '@flowbridge/engine';
import { enqueue } from '@flowbridge/queue';
import { type ClaimRun, executeQueuedRun } from './execute-queued-run.ts';
import type { Runtime } from './runtime.ts';

export type QueueWork = {
  claim: ClaimRun;
  /** False when the process is stopping: the run at work is ended, no other one begun. */
  goesOn: () => boolean;
  onEnded: (outcome: RunOutcome) => void;
};

/** After this long a worker gives its place to other jobs; a token takes up where it left. */
const TURN_MS = 1_000;

/** Executes queued runs, one after the other, until none may begin or the turn is over. Rejects when the database is away. */
export async function workOffQueue(runtime: Runtime, work: QueueWork): Promise<void> {
  const until = Date.now() + TURN_MS;
  for (;;) {
    const executed = await executeQueuedRun(runtime, work.claim);
    if (!executed) return;
    if (executed.outcome) work.onEnded(executed.outcome);
    if (work.goesOn() && Date.now() < until) continue;
    return enqueue(runtime.db.pool, [{ name: 'run.execute', payload: { runId: executed.run.id } }]);
  }
}
