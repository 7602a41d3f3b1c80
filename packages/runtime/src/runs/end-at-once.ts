/** Ends a run of this node outside its attempt: one that was never executed, or whose attempt broke. */
import type { RunFailureCode } from '@flowbridge/engine';
import { JournalRefused, JournalUnavailable, LeaseLost } from '../journal/journal-faults.ts';
import { openJournal } from '../journal/open-journal.ts';
import { redactNothing } from '../journal/redact-text.ts';
import type { RunHead } from '../journal/run-head.ts';
import { moveRun } from './run-states.ts';
import type { Runtime } from './runtime.ts';

type Started = { head: RunHead; startedAtMs: number };

/**
 * Ends a run. It is this node's, so this goes on until the database takes it; a run that was taken over, or never came
 * into the database, has no row to end.
 */
export async function endAtOnce(
  runtime: Runtime,
  { head, startedAtMs }: Started,
  end: { state: 'failed' | 'cancelled'; error?: string },
): Promise<undefined> {
  for (;;) {
    const journal = openJournal({
      writer: runtime.writer,
      head,
      rowExists: true,
      redact: redactNothing,
      onFault: () => {},
      row: { state: 'running', startedAtMs },
    });
    journal.changeRow({ ...end, state: moveRun('running', end.state), endedAtMs: Date.now() });
    try {
      await journal.flush();
      return undefined;
    } catch (error) {
      if (!(error instanceof JournalUnavailable)) return undefined;
    }
  }
}

/**
 * Ends a run whose attempt broke with `error`. Not one that was taken over: it is no longer this node's to end. And not one
 * whose journal the database did not take in time: what it did since is unknown here, so it is left behind, to be found by
 * the look for runs that nobody executes and to go on from its journal (`requeueStrayRuns`).
 */
export async function endBroken(runtime: Runtime, run: Started, error: unknown): Promise<undefined> {
  if (error instanceof LeaseLost) return undefined;
  if (error instanceof JournalUnavailable) {
    runtime.log.warn(
      { err: error, runId: run.head.id },
      'the database was away too long; the run goes on later',
    );
    return undefined;
  }
  runtime.log.error({ err: error, runId: run.head.id }, 'a run could not be executed');
  const cause = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const failure = { code: codeOf(error), message: cause, details: { cause } };
  return endAtOnce(runtime, run, { state: 'failed', error: JSON.stringify(failure) });
}

function codeOf(error: unknown): RunFailureCode {
  return error instanceof JournalRefused ? 'run.journalRefused' : 'run.notExecutable';
}
