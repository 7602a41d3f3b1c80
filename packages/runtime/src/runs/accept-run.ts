import { openJournal } from '../journal/open-journal.ts';
import { redactNothing } from '../journal/redact-text.ts';
import type { RunHead } from '../journal/run-head.ts';
import type { Runtime } from './runtime.ts';

/**
 * Accepts a run for the queue. When the promise resolves, the run's row with its input and the job that will execute it
 * are durable, by one commit that all runs accepted at this moment share.
 */
export async function acceptRun(runtime: Runtime, head: RunHead, triggerJson: string): Promise<void> {
  const journal = openJournal({
    writer: runtime.writer,
    head,
    row: { state: 'queued' },
    rowExists: false,
    redact: redactNothing,
    onFault: () => {},
  });
  journal.setTriggerInput(triggerJson);
  journal.enqueue({ name: 'run.execute', payload: { runId: head.id } });
  await journal.flush();
}

/** Records a repeated call: a run that ended at once by pointing at the first one. Durable when the promise resolves. */
export async function recordDuplicate(runtime: Runtime, head: RunHead, triggerJson: string): Promise<void> {
  const journal = openJournal({
    writer: runtime.writer,
    head,
    row: { state: 'succeeded', startedAtMs: head.acceptedAtMs, endedAtMs: head.acceptedAtMs },
    rowExists: false,
    redact: redactNothing,
    onFault: () => {},
  });
  journal.setTriggerInput(triggerJson);
  await journal.flush();
}
