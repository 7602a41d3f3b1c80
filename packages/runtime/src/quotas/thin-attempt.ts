/**
 * Above the tenant's quota of log bytes, an attempt that has succeeded keeps no values that only people read. Lines that are
 * still here are thinned before they are written; those in the database afterwards, beside the run. Tests keep everything: a
 * person is looking. What stays: db/quotas/thin-run.ts.
 */
import { inTransaction, thinRun } from '@flowbridge/db';
import type { EndedOutcome } from '@flowbridge/engine';
import type { OpenJournal } from '../journal/open-journal.ts';
import type { AttemptOrder } from '../runs/attempt-order.ts';
import type { Runtime } from '../runs/runtime.ts';

/** Decides about an attempt that is ending, before its end is written. Answers what is left to do once it is durable. */
export function thinAttempt(
  runtime: Runtime,
  { head, planned, tenant, history }: AttemptOrder,
  { journal, outcome }: { journal: OpenJournal; outcome: EndedOutcome },
): (() => void) | undefined {
  const { logsFull } = runtime.tenants.peek(head.tenantId) ?? tenant;
  if (!logsFull || head.isTest || outcome.state !== 'succeeded') return undefined;
  const outputsOf = planned.plan.steps.filter((step) => step.actsOutside).map((step) => step.id);
  const some = journal.thin(new Set(outputsOf));
  // What former executions wrote is in the database as well.
  if (!some && history === undefined) return undefined;
  return () => runtime.logUses.later(thinWritten(runtime, journal, outputsOf));
}

async function thinWritten(
  { db, logUses }: Runtime,
  { head }: OpenJournal,
  outputsOf: readonly string[],
): Promise<void> {
  const { id: runId, tenantId, attempt, acceptedAtMs } = head;
  const acceptedAt = new Date(acceptedAtMs);
  const bytes = await inTransaction(db, (client) =>
    thinRun(client, { tenantId, runId, attempt, acceptedAt, outputsOf }),
  );
  logUses.add(head, -bytes);
}
