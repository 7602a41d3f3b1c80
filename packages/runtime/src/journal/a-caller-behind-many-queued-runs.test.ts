import { newId, type RunMode } from '@flowbridge/db';
import { expect, onTestFinished, test } from 'vitest';
import { runtimeDatabase } from '../testing/runtime-database.ts';
import { createJournalWriter, type JournalWriter } from './journal-writer.ts';
import { openJournal } from './open-journal.ts';
import { redactNothing } from './redact-text.ts';

/** Writes a run; answers its id and the moment it is durable. */
function write(writer: JournalWriter, mode: RunMode): { id: string; durable: Promise<void> } {
  const id = newId();
  const journal = openJournal({
    writer,
    redact: redactNothing,
    onFault: () => {},
    rowExists: false,
    row: { state: 'running' },
    head: {
      id,
      mode,
      tenantId: 'tenant',
      flowId: 'flow',
      versionId: 'version',
      isTest: false,
      attempt: 1,
      triggerKind: 'http',
      triggerKey: 'web',
      acceptedAtMs: Date.now(),
      leaseNumber: 1,
      nodeId: 'node',
    },
  });
  journal.setTriggerInput('{}');
  return { id, durable: journal.flush() };
}

test('runs that a caller waits for are in the first group, in their order; the others fill it up', async () => {
  const database = await runtimeDatabase();
  onTestFinished(() => database[Symbol.asyncDispose]());
  const groups: string[][] = [];
  const writer = createJournalWriter({
    pool: database.db.pool,
    inFlight: 1,
    onCommit: ({ parts }) => groups.push(parts.map(({ buffer }) => buffer.head.id)),
  });
  const queued = Array.from({ length: 900 }, () => write(writer, 'queued'));
  const callers = Array.from({ length: 3 }, () => write(writer, 'sync'));
  await Promise.all([...queued, ...callers].map((run) => run.durable));
  const ids = (runs: readonly { id: string }[]) => runs.map((run) => run.id);
  expect(groups.map((group) => group.length)).toEqual([400, 400, 103]);
  expect(groups.flat()).toEqual([...ids(callers), ...ids(queued)]);
});
