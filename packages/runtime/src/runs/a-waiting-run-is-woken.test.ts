import { startRetry } from '@flowbridge/db';
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { aCluster } from '../testing/cluster.ts';
import { wakeMissed, wakeRun } from './wake.ts';

const KEEP_CALLBACK = `INSERT INTO wait_callback (run_id, path, tenant_id, request, received_at)
  VALUES ($1, 'verdict', $2, $3, now())`;

async function jobs(cluster: Awaited<ReturnType<typeof aCluster>>) {
  const { rows } = await cluster.db.pool.query<{ name: string; runId: string; late: boolean }>(
    `SELECT t.identifier AS name, j.payload->>'runId' AS "runId", j.run_at > now() + interval '30 minutes' AS late
     FROM flowbridge_queue._private_jobs j JOIN flowbridge_queue._private_tasks t ON t.id = j.task_id ORDER BY j.id`,
  );
  return rows;
}

test('a wait is put down with the job that ends it, and goes on elsewhere', async () => {
  const cluster = await aCluster();
  const flow = await cluster.flow(
    aFlow().manual().buildJson('before', 1).waitFor(1, 'hours').buildJson('after', 2).build(),
  );
  const runId = await cluster.accept(flow);
  await cluster.execute(cluster.node('one'), runId);
  expect(await cluster.run(runId)).toMatchObject({ state: 'waiting', endedAt: null });
  expect(await jobs(cluster)).toEqual([{ name: 'run.wake', runId, late: true }]);

  // An hour passes.
  await cluster.db.pool.query(
    `UPDATE step_run SET output = $1, started_at = started_at - interval '1 hour' WHERE path = 'wait'`,
    [JSON.stringify({ until: new Date().toISOString() })],
  );
  await wakeRun(cluster.db, runId);
  expect(await cluster.execute(cluster.node('two'), runId)).toMatchObject({ state: 'succeeded', output: 2 });
  expect(await cluster.lines(runId)).toEqual(['before succeeded', 'wait succeeded', 'after succeeded']);
});

test('a called flow that waits wakes its caller when it ends', async () => {
  const cluster = await aCluster();
  const child = await cluster.flow(
    aFlow().manual().waitForCallback('verdict').buildJson('done', '{{ steps.verdict.body }}').build(),
  );
  const parent = await cluster.flow(
    aFlow().manual().callFlow('child', child.flowId, { a: 1 }).buildJson('got', '{{ steps.child }}').build(),
  );
  const runId = await cluster.accept(parent);
  await cluster.execute(cluster.node('one'), runId);
  expect(await cluster.run(runId)).toMatchObject({ state: 'waiting' });
  const { rows } = await cluster.db.pool.query<{ id: string; state: string; parent_path: string }>(
    'SELECT id, state, parent_path FROM run WHERE parent_run_id = $1',
    [runId],
  );
  expect(rows).toMatchObject([{ state: 'waiting', parent_path: 'child' }]);
  const childId = rows[0]?.id ?? '';

  await cluster.db.pool.query(KEEP_CALLBACK, [
    childId,
    cluster.tenantId,
    '{"method":"POST","query":{},"headers":{},"body":"agreed"}',
  ]);
  expect(await wakeMissed(cluster.db)).toBe(1);
  expect(await cluster.execute(cluster.node('two'), childId)).toMatchObject({ output: 'agreed' });
  expect((await jobs(cluster)).map(({ name, runId: id }) => [name, id])).toContainEqual(['run.wake', runId]);
  await wakeRun(cluster.db, runId);
  expect(await cluster.execute(cluster.node('one'), runId)).toMatchObject({
    state: 'succeeded',
    output: 'agreed',
  });
});

test('a run started over waits for a new call', async () => {
  const cluster = await aCluster();
  const flow = await cluster.flow(
    aFlow().manual().waitForCallback('verdict').buildJson('done', '{{ steps.verdict.body }}').build(),
  );
  const runId = await cluster.accept(flow);
  const hear = (body: string) =>
    cluster.db.pool.query(KEEP_CALLBACK, [runId, cluster.tenantId, JSON.stringify({ body })]);
  await cluster.execute(cluster.node('one'), runId);
  await hear('agreed');
  expect(await wakeMissed(cluster.db)).toBe(1);
  expect(await cluster.execute(cluster.node('one'), runId)).toMatchObject({ output: 'agreed' });

  await startRetry(cluster.db.pool, { tenantId: cluster.tenantId, runId, versionId: flow.versionId });
  await cluster.execute(cluster.node('one'), runId);
  expect(await cluster.run(runId)).toMatchObject({ state: 'waiting' });
  await hear('refused');
  expect(await wakeMissed(cluster.db)).toBe(1);
  expect(await cluster.execute(cluster.node('two'), runId)).toMatchObject({ output: 'refused' });
});

test('a called flow that ends at once needs no wake-up', async () => {
  const cluster = await aCluster();
  const child = await cluster.flow(aFlow().manual().buildJson('doubled', '{{ trigger.body.a * 2 }}').build());
  const parent = await cluster.flow(aFlow().manual().callFlow('child', child.flowId, { a: 21 }).build());
  const runId = await cluster.accept(parent);
  expect(await cluster.execute(cluster.node('one'), runId)).toMatchObject({ state: 'succeeded', output: 42 });
  expect(await jobs(cluster)).toEqual([]);
});

test('a process that wants to end puts its runs down, and another one goes on', async () => {
  const cluster = await aCluster();
  const { url } = cluster.system;
  const post = (key: string) =>
    ['http', 'request', { url: `${url}/${key}`, method: 'POST' }, { key }] as const;
  const flow = await cluster.flow(
    aFlow()
      .manual()
      .action(...post('a'))
      .action(...post('b'))
      .action(...post('c'))
      .build(),
  );
  const runId = await cluster.accept(flow);
  const [leaving, staying] = [cluster.node('leaving'), cluster.node('staying')];
  const executing = cluster.execute(leaving, runId);
  await expect.poll(() => cluster.system.received.length).toBeGreaterThan(0);
  leaving.parking.requested = true;
  const outcome = await executing;
  if (outcome?.state === 'suspended') {
    expect(await cluster.run(runId)).toMatchObject({ state: 'queued' });
    expect(await jobs(cluster)).toMatchObject([{ name: 'run.execute', runId }]);
    await cluster.execute(staying, runId);
  }
  expect(await cluster.run(runId)).toMatchObject({ state: 'succeeded' });
  expect(cluster.system.received.map((request) => request.url)).toEqual(['/a', '/b', '/c']);
});

test('flows that call each other without an end are stopped', async () => {
  const cluster = await aCluster();
  const flow = await cluster.flow(aFlow().manual().buildJson('placeholder', 1).build());
  const endless = aFlow().manual().callFlow('again', flow.flowId).build();
  await cluster.db.pool.query('UPDATE flow_version SET document = $2 WHERE id = $1', [
    flow.versionId,
    endless,
  ]);
  const runId = await cluster.accept(flow);
  const outcome = await cluster.execute(cluster.node('one'), runId);
  expect(outcome).toMatchObject({ state: 'failed', error: { code: 'subFlowFailed' } });
  const { rows } = await cluster.db.pool.query<{ count: number }>('SELECT count(*)::int FROM run');
  expect(rows[0]?.count).toBe(11);
});
