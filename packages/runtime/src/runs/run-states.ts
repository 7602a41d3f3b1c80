/**
 * The states of a run, and the only moves between them.
 *
 * queued     its job is in the queue. Entered when accepted; by a retry of an ended run; when what it waited for has come;
 *            when its node died or wants to end (it goes on from its journal). Left by a claim (running) or a cancel.
 * running    one node executes it under a lease number. Left by its end; by a cancel, at the next step boundary; when it has
 *            to wait; when its node dies or wants to end.
 * waiting    for a time, a call to its address, or a called flow; nobody holds it. Left by a wake (queued) or a cancel.
 * needsDecision
 *            a write may have happened, and a person has to say. Left by the decision (queued) or a cancel.
 * succeeded, completedWithFailures, failed, cancelled
 *            ended. Left only by a retry, which makes a new attempt of the same run (queued).
 *
 * Must never happen: a run that leaves an ended state without a new attempt; a cancelled run that turns back to running;
 * a write to a run by a node whose lease is older than the row's (see journal/group-statement.ts).
 *
 * Moves made by statements of their own keep the same rules in SQL: claim-runs, request-cancel, start-retry, wake-run and
 * requeue-interrupted-runs in packages/db/src/runs.
 */
import type { RunState } from '@flowbridge/db';

const MOVES: Record<RunState, readonly RunState[]> = {
  queued: ['running', 'cancelled'],
  running: [
    'succeeded',
    'completedWithFailures',
    'failed',
    'cancelled',
    'waiting',
    'needsDecision',
    'queued',
  ],
  waiting: ['queued', 'cancelled'],
  needsDecision: ['queued', 'cancelled'],
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
