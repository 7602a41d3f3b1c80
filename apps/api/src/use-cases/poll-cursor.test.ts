import { newId } from '@flowbridge/db';
import { expect, test } from 'vitest';
import type { PollState } from '../contract/polls.ts';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';
import { manualFlow, pollFlow } from '../testing/test-documents.ts';

const { api, tenant, me } = await startTestApiAs('owner', 'polling');

async function aPoll(kind: 'time' | 'number' | 'text' = 'time', { on = true } = {}) {
  const { id } = expectData(
    await me.mutate<{ id: string }>('flows.create', { name: newId(), document: pollFlow(kind) }),
  );
  if (on) {
    expectData(await me.mutate('flows.publish', { id }));
    expectData(await me.mutate('flows.enable', { id }));
  }
  const trigger = { id, triggerId: 'changes' };
  const state = async () => expectData(await me.query<PollState>('polls.state', trigger));
  const jobs = async () => {
    const { rows } = await api.db.pool.query<{ payload: Record<string, unknown> }>(
      `SELECT payload FROM flowbridge_queue._private_jobs WHERE payload->>'flowId' = $1`,
      [id],
    );
    return rows.map(({ payload }) => payload);
  };
  return { id, trigger, state, jobs };
}

test('a trigger that has not polled yet says so, and is planned while its flow is on', async () => {
  const poll = await aPoll();
  expect(await poll.state()).toMatchObject({
    kind: 'time',
    watermark: null,
    lastPolledAt: null,
    backfill: null,
  });
  const { rows } = await api.db.pool.query('SELECT kind, spec FROM schedule WHERE flow_id = $1', [poll.id]);
  expect(rows).toMatchObject([
    { kind: 'poll', spec: { config: { mode: 'interval', every: 1, unit: 'hours' } } },
  ]);
});

test('a watermark is set in the way its kind is kept, a date without an offset in the zone of the trigger', async () => {
  const poll = await aPoll();
  expectData(await me.mutate('polls.reset', { ...poll.trigger, watermark: '2026-03-01 08:00:00' }));
  expect((await poll.state()).watermark).toBe('2026-03-01T00:00:00.000Z');
  expect(await me.mutate('polls.reset', { ...poll.trigger, watermark: 'soon' })).toMatchObject({
    ok: false,
    error: { code: 'invalidInput', path: 'watermark' },
  });
  const numbers = await aPoll('number');
  expectData(await me.mutate('polls.reset', { ...numbers.trigger, watermark: '42' }));
  expect((await numbers.state()).watermark).toBe(42);
});

test('the watermark outlives switching the flow off and publishing it again', async () => {
  const poll = await aPoll('number');
  expectData(await me.mutate('polls.reset', { ...poll.trigger, watermark: 7 }));
  expectData(await me.mutate('flows.disable', { id: poll.id }));
  expectData(await me.mutate('flows.publish', { id: poll.id }));
  expectData(await me.mutate('flows.enable', { id: poll.id }));
  expect((await poll.state()).watermark).toBe(7);
});

test('while runs of the last poll are on their way the watermark cannot be set', async () => {
  const poll = await aPoll('number');
  const { runId } = expectData(
    await me.mutate<{ runId: string }>('flows.run', { id: poll.id, version: 'published', input: { id: 1 } }),
  );
  await api.db.pool.query(`INSERT INTO poll_run VALUES ($1, $2, $3, 'changes', 'live', 'open')`, [
    runId,
    tenant.id,
    poll.id,
  ]);
  expect(await me.mutate('polls.reset', { ...poll.trigger, watermark: 1 })).toMatchObject({
    error: { code: 'pollOpen' },
  });
});

test('a back-fill is one at a time, has an end after its beginning, and can be cancelled', async () => {
  const poll = await aPoll('number');
  const start = (more: object) =>
    me.mutate('polls.startBackfill', { ...poll.trigger, from: 0, to: 10, ...more });
  expect(await start({ to: 0 })).toMatchObject({ error: { code: 'invalidInput', path: 'to' } });
  expect(await start({ slice: 0.0001 })).toMatchObject({ error: { code: 'invalidInput', path: 'slice' } });
  const { backfillId } = expectData(await start({ slice: 5 })) as { backfillId: string };
  expect(await poll.jobs()).toContainEqual(expect.objectContaining({ backfillId, triggerId: 'changes' }));
  expect(await start({})).toMatchObject({ error: { code: 'backfillRunning' } });
  expectData(await me.mutate('polls.cancelBackfill', poll.trigger));
  expect((await poll.state()).backfill).toMatchObject({
    id: backfillId,
    state: 'cancelled',
    at: 0,
    slice: 5,
  });
  expectData(await start({}));
});

test('asking now is a job, and only what is on can be asked', async () => {
  const poll = await aPoll();
  expectData(await me.mutate('polls.now', poll.trigger));
  expect(await poll.jobs()).toEqual([{ tenantId: tenant.id, flowId: poll.id, triggerId: 'changes' }]);
  const off = await aPoll('time', { on: false });
  expect(await me.mutate('polls.now', off.trigger)).toMatchObject({ error: { code: 'flowOff' } });
  expect(await me.mutate('polls.startBackfill', { ...off.trigger, from: 1, to: 2 })).toMatchObject({
    error: { code: 'flowOff' },
  });
});

test('a trigger of another kind has no cursor', async () => {
  const { id } = expectData(
    await me.mutate<{ id: string }>('flows.create', { name: newId(), document: manualFlow() }),
  );
  expect(await me.query('polls.state', { id, triggerId: 'start' })).toMatchObject({
    error: { code: 'notFound', details: { noun: 'trigger' } },
  });
});

test('a poll that could not be read is not retried: it has no records', async () => {
  const poll = await aPoll();
  const runId = newId();
  await api.db.pool.query(
    `INSERT INTO run (id, tenant_id, flow_id, version_id, state, mode, trigger_key, trigger_kind, trigger_input,
       accepted_at, ended_at)
     SELECT $1, tenant_id, id, published_version_id, 'failed', 'queued', 'changes', 'poll', $3, now(), now()
     FROM flow WHERE id = $2`,
    [runId, poll.id, JSON.stringify({ key: 'changes', kind: 'poll', queryFailed: true })],
  );
  expect(await me.mutate('runs.retry', { id: runId, version: 'same' })).toMatchObject({
    error: { code: 'runWithoutInput' },
  });
});
