import { admitRun, asksOthers, inTransaction, type Overlap, type RunKey, skippedError } from '@flowbridge/db';
import { type OpenJournal, openJournal } from '../journal/open-journal.ts';
import { redactNothing } from '../journal/redact-text.ts';
import type { RunHead, RunRow } from '../journal/run-head.ts';
import type { Runtime } from './runtime.ts';

export type AcceptOptions = {
  /** The flow's overlap policy. */
  overlap?: Overlap;
  /** The run's business keys. */
  keys?: readonly RunKey[];
};

/**
 * Accepts a run for the queue. When the promise resolves, the run's row with its input and the job that will execute it
 * are durable, by one commit that all runs accepted at this moment share. Answers the id of the open run because of which
 * the flow's policy did not let this one be made: it is then recorded as skipped, durably too.
 */
export async function acceptRun(
  runtime: Runtime,
  head: RunHead,
  triggerJson: string,
  { overlap, keys = [] }: AcceptOptions = {},
): Promise<string | undefined> {
  if (!asksOthers(overlap)) {
    await writeQueued(runtime, head, triggerJson, keys);
    return undefined;
  }
  // The policy's lock is held until the row is durable: whoever comes next sees it.
  return inTransaction(runtime.db, async (client) => {
    const { tenantId, flowId } = head;
    const openRunId = await admitRun(client, { tenantId, flowId, overlap });
    if (openRunId === undefined) await writeQueued(runtime, head, triggerJson, keys);
    else await recordSkipped(runtime, head, { triggerJson, keys, openRunId });
    return openRunId;
  });
}

async function writeQueued(
  runtime: Runtime,
  head: RunHead,
  triggerJson: string,
  keys: readonly RunKey[],
): Promise<void> {
  const journal = openNew(runtime, head, { state: 'queued' });
  journal.setTriggerInput(triggerJson);
  journal.setKeys(keys);
  journal.enqueue({ name: 'run.execute', payload: { runId: head.id } });
  await journal.flush();
}

/** Records a run that was not made because `openRunId` had not ended. Durable when the promise resolves. */
export async function recordSkipped(
  runtime: Runtime,
  { dedupeKey: _free, ...head }: RunHead,
  skipped: { triggerJson: string; keys: readonly RunKey[]; openRunId: string },
): Promise<void> {
  const error = skippedError(skipped.openRunId);
  const journal = openNew(runtime, head, { state: 'cancelled', endedAtMs: head.acceptedAtMs, error });
  journal.setTriggerInput(skipped.triggerJson);
  journal.setKeys(skipped.keys);
  await journal.flush();
}

/** Records a repeated call: a run that ended at once by pointing at the first one. Durable when the promise resolves. */
export async function recordDuplicate(runtime: Runtime, head: RunHead, triggerJson: string): Promise<void> {
  const { acceptedAtMs } = head;
  const row: RunRow = { state: 'succeeded', startedAtMs: acceptedAtMs, endedAtMs: acceptedAtMs };
  const journal = openNew(runtime, head, row);
  journal.setTriggerInput(triggerJson);
  await journal.flush();
}

/** The journal of a run that comes into the database as `row` says. */
function openNew({ writer }: Runtime, head: RunHead, row: RunRow): OpenJournal {
  return openJournal({ writer, head, row, rowExists: false, redact: redactNothing, onFault: () => {} });
}
