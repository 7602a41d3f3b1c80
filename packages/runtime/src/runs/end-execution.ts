/**
 * How an execution of a run leaves the run's row: ended, waiting for something, or back in the queue. One commit each, with
 * the jobs that follow from it.
 */
import type { EndedOutcome, PendingWait, RunOutcome, SuspendedOutcome } from '@flowbridge/engine';
import { jsonText, valueText } from '../journal/encode-value.ts';
import type { OpenJournal } from '../journal/open-journal.ts';
import type { Redact } from '../journal/redact-text.ts';
import { answerOfOutcome } from './answer-of-outcome.ts';
import { moveRun } from './run-states.ts';

export type EndingRun = {
  journal: OpenJournal;
  redact: Redact;
  /** The run has answered its caller, or has none that would ask again. */
  answered: boolean;
  /** Somebody else executes the run that called this one. */
  wakesCaller: boolean;
  /** Thins what the run keeps, before its end is written; answers what is left to do afterwards. */
  thin: (outcome: EndedOutcome) => (() => void) | undefined;
};

/** Writes the outcome; durable when the promise resolves. */
export async function endExecution(run: EndingRun, outcome: RunOutcome): Promise<void> {
  const then = outcome.state === 'suspended' ? putDown(run, outcome) : end(run, outcome);
  await run.journal.flush();
  then?.();
}

function end(
  { journal, redact, answered, wakesCaller, thin }: EndingRun,
  outcome: EndedOutcome,
): (() => void) | undefined {
  const { head } = journal;
  const error = valueText(outcome.error, redact);
  if (outcome.output !== undefined) journal.setOutput(outcome.output);
  const then = thin(outcome);
  journal.changeRow({
    state: moveRun('running', outcome.state),
    endedAtMs: Date.now(),
    counts: journal.countsText(outcome.counts),
    ...(error === undefined ? {} : { error }),
    ...(answered ? {} : { answer: redact(jsonText(answerOfOutcome(outcome, head.id))) }),
  });
  if (outcome.state === 'succeeded') journal.clearRecovery();
  if (wakesCaller && head.parentRunId !== undefined)
    journal.enqueue({ name: 'run.wake', payload: { runId: head.parentRunId } });
  return then;
}

function putDown({ journal }: EndingRun, { waits, counts }: SuspendedOutcome): undefined {
  const runId = journal.head.id;
  const parked = waits.some((wait) => wait.kind === 'parked');
  const state = parked ? 'queued' : waits.some(isDecision) ? 'needsDecision' : 'waiting';
  journal.changeRow({
    state: moveRun('running', state),
    counts: journal.countsText(counts),
    ...(parked ? {} : { waitsFor: waitsText(waits) }),
  });
  if (parked) {
    journal.enqueue({ name: 'run.execute', payload: { runId } });
    return undefined;
  }
  const nextMs = Math.min(...waits.map((wait) => untilOf(wait) ?? Number.POSITIVE_INFINITY));
  if (Number.isFinite(nextMs))
    journal.enqueue({ name: 'run.wake', payload: { runId }, runAt: new Date(nextMs) });
  return undefined;
}

function isDecision(wait: PendingWait): boolean {
  return wait.kind === 'decision';
}

function untilOf(wait: PendingWait): number | undefined {
  return wait.kind === 'timer' || wait.kind === 'callback' ? wait.untilMs : undefined;
}

/** JSON text of a list of `{ kind, path, until?, runId? }`. */
function waitsText(waits: readonly PendingWait[]): string {
  return JSON.stringify(
    waits.map((wait) => {
      const untilMs = untilOf(wait);
      return {
        kind: wait.kind,
        path: wait.path,
        ...(untilMs === undefined ? {} : { until: new Date(untilMs).toISOString() }),
        ...(wait.kind === 'flow' ? { runId: wait.runId } : {}),
      };
    }),
  );
}
