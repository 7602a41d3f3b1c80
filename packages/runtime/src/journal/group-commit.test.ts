import { getStepRun, listStepRuns, newId } from '@flowbridge/db';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RuntimeDatabase, runtimeDatabase } from '../testing/runtime-database.ts';
import { LeaseLost } from './journal-faults.ts';
import { createJournalWriter, type JournalWriter } from './journal-writer.ts';
import { type OpenJournal, openJournal } from './open-journal.ts';
import { redactor } from './redact-text.ts';

let database: RuntimeDatabase;
let writer: JournalWriter;
const groups: number[] = [];

beforeAll(async () => {
  database = await runtimeDatabase();
  writer = createJournalWriter({
    pool: database.db.pool,
    onCommit: ({ parts }) => groups.push(parts.length),
  });
});

afterAll(async () => {
  await writer.close();
  await database[Symbol.asyncDispose]();
});

const secrets = new Set<string>();
const faults: Error[] = [];

type Overrides = {
  id?: string;
  acceptedAtMs?: number;
  leaseNumber?: number;
  rowExists?: boolean;
  writer?: JournalWriter;
};

function aRun(overrides: Overrides = {}): OpenJournal {
  return openJournal({
    writer: overrides.writer ?? writer,
    redact: redactor(secrets),
    onFault: (fault) => faults.push(fault),
    rowExists: overrides.rowExists ?? false,
    row: { state: 'running', startedAtMs: Date.now() },
    head: {
      id: overrides.id ?? newId(),
      tenantId: database.tenantId,
      flowId: 'flow',
      versionId: 'version',
      mode: 'sync',
      isTest: false,
      attempt: 1,
      triggerKind: 'http',
      triggerKey: 'web',
      acceptedAtMs: overrides.acceptedAtMs ?? Date.now(),
      leaseNumber: overrides.leaseNumber ?? 1,
      nodeId: 'node',
    },
  });
}

function append(journal: OpenJournal, sequence: number, output: unknown = { n: sequence }): void {
  journal.append({
    path: `step${sequence}`,
    stepId: `id${sequence}`,
    sequence,
    state: 'succeeded',
    startedAtMs: Date.now(),
    durationMs: 1,
    tryNumber: 1,
    output,
  });
}

const steps = (journal: OpenJournal) =>
  listStepRuns(database.db, { tenantId: database.tenantId, runId: journal.head.id, attempt: 1, limit: 1000 });

const outputOf = async (journal: OpenJournal, path: string) =>
  (
    await getStepRun(database.db, {
      tenantId: database.tenantId,
      runId: journal.head.id,
      attempt: 1,
      path,
    })
  )[0]?.outputJson;

test('what is flushed is in the database when flush resolves, run row and steps together', async () => {
  const run = aRun();
  append(run, 1);
  append(run, 2);
  run.changeRow({ state: 'succeeded', endedAtMs: Date.now() });
  await run.flush();
  const { rows } = await database.db.pool.query('SELECT state FROM run WHERE id = $1', [run.head.id]);
  expect(rows).toEqual([{ state: 'succeeded' }]);
  expect((await steps(run)).items.map((step) => step.path)).toEqual(['step1', 'step2']);
});

test('runs that become due together share one commit', async () => {
  groups.length = 0;
  const runs = Array.from({ length: 50 }, () => aRun());
  for (const run of runs) append(run, 1);
  await Promise.all(runs.map((run) => run.flush()));
  expect(groups).toEqual([50]);
});

test('what nobody waits for becomes durable by itself', async () => {
  const run = aRun();
  append(run, 1);
  await expect.poll(async () => (await steps(run)).items.length).toBe(1);
});

test('rows of a run are written in the order they were appended, however many commits are in flight', async () => {
  const run = aRun();
  const others = Array.from({ length: 10 }, () => aRun());
  const flushed: Promise<void>[] = [];
  const durable: number[] = [];
  for (let sequence = 1; sequence <= 200; sequence += 1) {
    append(run, sequence);
    for (const other of others) append(other, sequence);
    flushed.push(run.flush().then(() => void durable.push(sequence)));
    for (const other of others) flushed.push(other.flush());
    if (sequence % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(flushed);
  expect(durable).toEqual(durable.toSorted((a, b) => a - b));
  expect((await steps(run)).items.map((step) => step.sequence)).toEqual(
    Array.from({ length: 200 }, (_, index) => index + 1),
  );
});

test('a large value is kept compressed beside the journal and read back whole', async () => {
  const run = aRun();
  const medium = { text: 'ä中'.repeat(6_000) };
  const large = { text: '聚氯乙烯'.repeat(100_000) };
  append(run, 1, medium);
  append(run, 2, large);
  append(run, 3);
  await run.flush();
  const [first, second] = await Promise.all([outputOf(run, 'step1'), outputOf(run, 'step2')]);
  expect(JSON.parse(first ?? '')).toEqual(medium);
  expect(JSON.parse(second ?? '')).toMatchObject({ size: 1_200_011 });
  expect((await steps(run)).items).toHaveLength(3);
});

test('integers beyond 2^53 are written digit for digit', async () => {
  const run = aRun();
  append(run, 1, { id: 9007199254740993n });
  await run.flush();
  expect(await outputOf(run, 'step1')).toBe('{"id":9007199254740993}');
});

test('a secret the run has opened does not reach the journal', async () => {
  secrets.add('pass"wörd-1');
  const run = aRun();
  append(run, 1, { said: 'it is pass"wörd-1!' });
  await run.flush();
  expect(await outputOf(run, 'step1')).toBe('{"said":"it is ••••••!"}');
});

test('a node that comes back late writes nothing and is told', async () => {
  const first = aRun();
  append(first, 1);
  await first.flush();
  await database.db.pool.query('UPDATE run SET lease_number = 2 WHERE id = $1', [first.head.id]);
  faults.length = 0;
  append(first, 2);
  await expect(first.flush()).rejects.toBeInstanceOf(LeaseLost);
  expect((await steps(first)).items).toHaveLength(1);
  expect(faults).toHaveLength(1);
  expect(() => append(first, 3)).toThrow(LeaseLost);
  first.changeRow({ state: 'succeeded' });
  await expect(first.flush()).rejects.toBeInstanceOf(LeaseLost);
  const { rows } = await database.db.pool.query('SELECT state FROM run WHERE id = $1', [first.head.id]);
  expect(rows).toEqual([{ state: 'running' }]);
});

test('two executions of one run in one process: what the old one had left to say does not pass with the new one', async () => {
  const old = aRun();
  append(old, 1);
  await old.flush();
  await database.db.pool.query('UPDATE run SET lease_number = 2 WHERE id = $1', [old.head.id]);
  const taken = aRun({ ...old.head, leaseNumber: 2, rowExists: true });
  const other = aRun();
  append(taken, 2, 'new');
  append(old, 3, 'old');
  append(other, 1);
  const [news, olds, others] = await Promise.allSettled([taken.flush(), old.flush(), other.flush()]);
  expect(olds).toMatchObject({ status: 'rejected', reason: expect.any(LeaseLost) });
  expect(news.status).toBe('fulfilled');
  expect(others.status).toBe('fulfilled');
  expect((await steps(old)).items.map((step) => step.path)).toEqual(['step1', 'step2']);
});

test('a take-over waits for the commit that is on its way, then nothing more comes', async () => {
  const run = aRun();
  append(run, 1);
  await run.flush();
  append(run, 2);
  const flushed = run.flush().then(
    () => 'durable',
    () => 'fenced',
  );
  await database.db.pool.query('UPDATE run SET lease_number = 2 WHERE id = $1', [run.head.id]);
  const seenByNewOwner = (await steps(run)).items.length;
  const outcome = await flushed;
  expect((await steps(run)).items.length).toBe(seenByNewOwner);
  expect(seenByNewOwner).toBe(outcome === 'durable' ? 2 : 1);
});

test('a run whose rows the database refuses does not take its group down', async () => {
  const good = aRun();
  const bad = aRun();
  append(good, 1);
  bad.append({
    path: 'x',
    stepId: 'x',
    sequence: 2 ** 40,
    state: 'succeeded',
    startedAtMs: 0,
    durationMs: 0,
    tryNumber: 1,
  });
  const [ofGood, ofBad] = await Promise.allSettled([good.flush(), bad.flush()]);
  expect(ofGood.status).toBe('fulfilled');
  expect(ofBad).toMatchObject({ status: 'rejected', reason: { name: 'JournalRefused' } });
});

test('a run that was accepted by a try whose answer was lost, and begun since, counts as accepted', async () => {
  const { pool } = database.db;
  let lost = false;
  const lossy = Object.create(pool, {
    query: {
      value: async (query: pg.QueryConfig, ...rest: [unknown[]]) => {
        const result = await pool.query(query, ...rest);
        if (lost) return result;
        lost = true;
        await pool.query(`UPDATE run SET state = 'running', lease_number = 2 WHERE id = $1`, [run.head.id]);
        throw new Error('Connection terminated unexpectedly');
      },
    },
  });
  const lossyWriter = createJournalWriter({ pool: lossy });
  const run = aRun({ writer: lossyWriter });
  run.changeRow({ state: 'queued' });
  await run.flush();
  await lossyWriter.close();
  const { rows } = await pool.query('SELECT state FROM run WHERE id = $1', [run.head.id]);
  expect(rows).toEqual([{ state: 'running' }]);
});

test('a run that is accepted for the queue has its job in the same commit', async () => {
  const run = aRun();
  run.changeRow({ state: 'queued' });
  run.enqueue({ name: 'run.execute', payload: { runId: run.head.id } });
  await run.flush();
  const { rows } = await database.db.pool.query(
    `SELECT payload->>'runId' AS id FROM flowbridge_queue._private_jobs`,
  );
  expect(rows).toEqual([{ id: run.head.id }]);
});
