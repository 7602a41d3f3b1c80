import { RUN_CHANGED } from '@flowbridge/db';
import { expect, test } from 'vitest';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';
import { manualFlow } from '../testing/test-documents.ts';

const { api, tenant, me } = await startTestApiAs('viewer', 'watch');

async function newRun(): Promise<string> {
  const builder = api.as(await api.user({ [tenant.id]: 'builder' }), tenant);
  const flow = expectData(
    await builder.mutate<{ id: string }>('flows.create', { name: 'Watched', document: manualFlow() }),
  );
  const run = await builder.mutate<{ runId: string }>('flows.run', { id: flow.id, version: 'draft' });
  return expectData(run).runId;
}

async function change(runId: string, state: string, notify = true): Promise<void> {
  await api.db.pool.query('UPDATE run SET state = $2 WHERE id = $1', [runId, state]);
  if (!notify) return;
  const payload = JSON.stringify({ runId, tenantId: tenant.id });
  await api.db.pool.query('SELECT pg_notify($1, $2)', [RUN_CHANGED, payload]);
}

/** The messages of an event stream, one by one. */
async function* messages(response: Response): AsyncGenerator<{ state: string; ended: boolean }> {
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const event = text.slice(0, end);
      text = text.slice(end + 2);
      const data = /^data: (\{.*"state".*)$/m.exec(event)?.[1];
      if (data) yield JSON.parse(data);
    }
  }
}

test('a watcher sees the present state at once, each change, and the end', async () => {
  const runId = await newRun();
  const stop = new AbortController();
  const stream = messages(await me.subscribe('runs.watch', { id: runId }, stop.signal));
  expect((await stream.next()).value).toMatchObject({ id: runId, state: 'queued', ended: false });
  await change(runId, 'running');
  expect((await stream.next()).value).toMatchObject({ state: 'running' });
  await change(runId, 'succeeded');
  expect((await stream.next()).value).toMatchObject({ state: 'succeeded', ended: true });
  expect((await stream.next()).done).toBe(true);
});

test('many changes within a moment become few messages, the last one always among them', async () => {
  const runId = await newRun();
  const stop = new AbortController();
  const stream = messages(await me.subscribe('runs.watch', { id: runId }, stop.signal));
  await stream.next();
  const started = Date.now();
  const writing = (async () => {
    for (let index = 0; index < 60; index++) {
      await api.db.pool.query('UPDATE run SET counts = $2 WHERE id = $1', [
        runId,
        JSON.stringify({ steps: index, failed: 0 }),
      ]);
      await change(runId, 'running');
    }
    await change(runId, 'failed');
  })();
  let count = 0;
  let last = '';
  for await (const message of stream) {
    count += 1;
    last = message.state;
  }
  await writing;
  expect(last).toBe('failed');
  expect(count).toBeLessThanOrEqual(Math.ceil((Date.now() - started) / 200) + 2);
});

test('a lost database connection is made again and nothing is missed', async () => {
  const runId = await newRun();
  const stop = new AbortController();
  const stream = messages(await me.subscribe('runs.watch', { id: runId }, stop.signal));
  await stream.next();
  // Whoever listens is thrown out, and the run changes while nobody hears it.
  await change(runId, 'running', false);
  await api.db.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  );
  expect((await stream.next()).value).toMatchObject({ state: 'running' });
  stop.abort();
});

test("another tenant's notification wakes nobody here", async () => {
  const runId = await newRun();
  const stop = new AbortController();
  const stream = messages(await me.subscribe('runs.watch', { id: runId }, stop.signal));
  await stream.next();
  await api.db.pool.query('UPDATE run SET state = $2 WHERE id = $1', [runId, 'running']);
  const forged = JSON.stringify({ runId, tenantId: 'somebody-else' });
  await api.db.pool.query('SELECT pg_notify($1, $2)', [RUN_CHANGED, forged]);
  const next = stream.next();
  const silent = await Promise.race([
    next.then(() => 'heard'),
    new Promise((r) => setTimeout(r, 500, 'silent')),
  ]);
  expect(silent).toBe('silent');
  stop.abort();
  await next.catch(() => {});
});
