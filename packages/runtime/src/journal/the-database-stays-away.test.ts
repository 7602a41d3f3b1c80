import { newId } from '@flowbridge/db';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { JournalUnavailable } from './journal-faults.ts';
import { createJournalWriter } from './journal-writer.ts';
import { openJournal } from './open-journal.ts';
import { redactNothing } from './redact-text.ts';

test('when patience ends the run is told once, every later flush fails, and the writer still closes', async () => {
  // Nobody listens on this port.
  const pool = new pg.Pool({ host: '127.0.0.1', port: 9, connectionTimeoutMillis: 500 });
  onTestFinished(() => pool.end());
  const writer = createJournalWriter({ pool, patienceMs: 150 });
  const faults: Error[] = [];
  const journal = openJournal({
    writer,
    redact: redactNothing,
    rowExists: false,
    onFault: (fault) => faults.push(fault),
    row: { state: 'running', startedAtMs: 1 },
    head: {
      id: newId(),
      tenantId: 't',
      flowId: 'f',
      versionId: 'v',
      mode: 'sync',
      isTest: false,
      attempt: 1,
      triggerKind: 'http',
      triggerKey: 'web',
      acceptedAtMs: 1,
      leaseNumber: 1,
      nodeId: 'node',
    },
  });
  await expect(journal.flush()).rejects.toBeInstanceOf(JournalUnavailable);
  await expect(journal.flush()).rejects.toBeInstanceOf(JournalUnavailable);
  expect(() =>
    journal.append({
      path: 'a',
      stepId: 'a',
      sequence: 1,
      state: 'succeeded',
      startedAtMs: 1,
      durationMs: 1,
      tryNumber: 1,
    }),
  ).toThrow(JournalUnavailable);
  expect(faults).toHaveLength(1);
  await writer.close();
});
