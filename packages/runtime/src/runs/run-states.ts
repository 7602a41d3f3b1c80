/**
 * The states of a run, and the only moves between them.
 *
 * queued     accepted, its job is in the queue. Entered when accepted and by a retry of an ended run.
 *            Left by a claim (running) or a cancel (cancelled).
 * running    one node executes it under a lease number. Left by its end; by a cancel, at the next step boundary; by the
 *            death of its node (failed, code `run.interrupted`).
 * succeeded, completedWithFailures, failed, cancelled
 *            ended. Left only by a retry, which makes a new attempt of the same run (queued).
 * waiting, needsDecision
 *            on the way: a timer or callback; a person's decision about an unknown side effect. Reserved: nothing enters
 *            them yet.
 *
 * Must never happen: a run that leaves an ended state without a new attempt; a cancelled run that turns back to running;
 * a write to a run by a node whose lease is older than the row's (see journal/group-statement.ts).
 *
 * Moves made by statements of their own keep the same rules in SQL: claim-runs, request-cancel, start-retry and
 * end-interrupted-runs in packages/db/src/runs.
 */
import type { RunState } from '@flowbridge/db';

const MOVES: Record<RunState, readonly RunState[]> = {
  queued: ['running', 'cancelled'],
  running: ['succeeded', 'completedWithFailures', 'failed', 'cancelled', 'waiting', 'needsDecision'],
  waiting: ['running', 'failed', 'cancelled'],
  needsDecision: ['running', 'failed', 'cancelled'],
  succeeded: ['queued'],
  completedWithFailures: ['queued'],
  failed: ['queued'],
  cancelled: ['queued'],
};

const ENDED: ReadonlySet<RunState> = new Set(['succeeded', 'completedWithFailures', 'failed', 'cancelled']);

export function isEnded(state: RunState): boolean {
  return ENDED.has(state);
}

/** Answers `to` when a run may move there; throws otherwise: that is a mistake of this program. */
export function moveRun(from: RunState, to: RunState): RunState {
  if (!MOVES[from].includes(to))
    throw new Error(`run may not move from ${from} to ${to} (cannotHappen: runMove)`);
  return to;
}
