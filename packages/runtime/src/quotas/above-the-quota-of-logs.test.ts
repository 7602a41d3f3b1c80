import { addLogUse, recountLogUse, setTenantQuota, startRetry } from '@flowbridge/db';
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { json } from '../invoker/testing/fake-system.ts';
import { aCluster } from '../testing/cluster.ts';

type Cluster = Awaited<ReturnType<typeof aCluster>>;

/** A quota of one byte with two in use. */
async function fill({ db, tenantId }: Cluster): Promise<void> {
  await setTenantQuota(db.pool, { tenantId, runsPerMinute: null, logBytes: 1 });
  await addLogUse(db.pool, [{ tenantId, flowId: 'other', day: '2020-01-01', bytes: 2 }]);
}

const post = (cluster: Cluster, key: string) =>
  ['http', 'request', { url: `${cluster.system.url}/${key}`, method: 'POST' }, { key }] as const;

async function linesOf({ db }: Cluster, runId: string, attempt = 1) {
  const { rows } = await db.pool.query<{
    path: string;
    state: string;
    values: (string | null)[];
    error: string | null;
  }>(
    `SELECT path, state, ARRAY[input, output, request, response] AS values, error FROM step_run
     WHERE run_id = $1 AND attempt = $2 ORDER BY sequence`,
    [runId, attempt],
  );
  return rows;
}

const keeps = ({ values }: { values: (string | null)[] }) => values.map((value) => value !== null);
const payloadsOf = async ({ db }: Cluster, runId: string) =>
  (await db.pool.query('SELECT id FROM payload WHERE run_id = $1', [runId])).rowCount;

/** Executes a run of a flow on a node of its own and waits for everything it leaves to be done later. */
async function executeOn(cluster: Cluster, document: FlowDocument) {
  const flow = await cluster.flow(document);
  const runId = await cluster.accept(flow);
  const node = cluster.node('node');
  const outcome = await cluster.execute(node, runId);
  await node.logUses.close();
  return { runId, outcome, node, flow };
}

test('a run that succeeds keeps lines, outputs of calls and its own output, and no values that only people read', async () => {
  const cluster = await aCluster((_request, response) => json(response, 200, { big: 'x'.repeat(20_000) }));
  await fill(cluster);
  const { runId, outcome } = await executeOn(
    cluster,
    aFlow()
      .manual()
      .buildJson('large', { text: 'y'.repeat(30_000) })
      .action(...post(cluster, 'call'))
      .buildJson('last', { of: '{{ steps.call.body.big }}' })
      .build(),
  );
  expect(outcome).toMatchObject({ state: 'succeeded' });
  const lines = await linesOf(cluster, runId);
  expect(lines.map(({ path, state }) => `${path} ${state}`)).toEqual([
    'large succeeded',
    'call started',
    'call succeeded',
    'last succeeded',
  ]);
  expect(lines.map(keeps)).toEqual([
    [false, false, false, false],
    [false, false, false, false],
    [false, true, false, false],
    [false, false, false, false],
  ]);
  // The answer of the call and the run's output; not what was built, nor the response beside the answer.
  expect(await payloadsOf(cluster, runId)).toBe(2);
  const run = await cluster.run(runId);
  expect(JSON.parse(run.countsJson ?? '')).toMatchObject({ steps: 3, failed: 0, valuesKept: false });
});

test('a run that fails keeps everything, and so does the failed try of one that succeeds', async () => {
  let refuse = 1;
  const cluster = await aCluster((_request, response) =>
    refuse-- > 0 ? json(response, 503, { busy: true }) : json(response, 400, { wrong: true }),
  );
  await fill(cluster);
  const { runId, outcome } = await executeOn(
    cluster,
    aFlow()
      .manual()
      .buildJson('made', { a: 1 })
      .action(...post(cluster, 'call'))
      .build(),
  );
  expect(outcome).toMatchObject({ state: 'failed' });
  const lines = await linesOf(cluster, runId);
  expect(lines.find(({ path }) => path === 'made')?.values[1]).toContain('"a":1');
  expect(lines.find(({ state }) => state === 'failed')).toMatchObject({ error: expect.any(String) });
  expect(JSON.parse((await cluster.run(runId)).countsJson ?? '')).not.toHaveProperty('valuesKept');

  const caught = await executeOn(
    cluster,
    aFlow()
      .manual()
      .action(
        'http',
        'request',
        { url: `${cluster.system.url}/no`, method: 'POST' },
        { key: 'call', onError: 'continue' },
      )
      .buildJson('made', { a: 1 })
      .build(),
  );
  const failed = (await linesOf(cluster, caught.runId)).find(({ state }) => state === 'failed');
  expect(failed?.error).toContain('400');
});

test('a test run keeps everything: a person is looking', async () => {
  const cluster = await aCluster();
  await fill(cluster);
  const flow = await cluster.flow(aFlow().manual().buildJson('made', { a: 1 }).build());
  const runId = await cluster.accept(flow, {});
  const node = cluster.node('node');
  await cluster.execute(node, runId);
  await node.logUses.close();
  expect((await linesOf(cluster, runId))[0]?.values[1]).toBe('{"a":1}');
});

test('a retry from a step of a thinned run takes the results before it and repeats no call', async () => {
  const cluster = await aCluster((request, response) => json(response, 200, { url: request.url }));
  await fill(cluster);
  const document = aFlow()
    .manual()
    .action(...post(cluster, 'a'))
    .action(...post(cluster, 'b'))
    .buildJson('both', { a: '{{ steps.a.body.url }}', b: '{{ steps.b.body.url }}' })
    .build();
  const { runId, node, flow } = await executeOn(cluster, document);
  const { db, tenantId } = cluster;
  await startRetry(db.pool, { tenantId, runId, versionId: flow.versionId, from: { path: 'b' } });
  const again = await cluster.execute(node, runId);
  expect(again).toMatchObject({ state: 'succeeded', output: { a: '/a', b: '/b' } });
  expect(cluster.system.received.map(({ url }) => url)).toEqual(['/a', '/b', '/b']);
});

test('a node dies under a run above the quota: another one goes on from the journal and thins what both wrote', async () => {
  let held: { destroy(): unknown } | undefined;
  const cluster = await aCluster((request, response) => {
    if (request.url === '/b' && !held) {
      held = response;
      return;
    }
    json(response, 200, { url: request.url });
  });
  await fill(cluster);
  const flow = await cluster.flow(
    aFlow()
      .manual()
      .buildJson('first', { a: 1 })
      .action(...post(cluster, 'a'))
      .action('http', 'get', { url: `${cluster.system.url}/b` }, { key: 'b' })
      .buildJson('both', { a: '{{ steps.a.body.url }}', b: '{{ steps.b.body.url }}' })
      .build(),
  );
  const runId = await cluster.accept(flow);
  const dying = cluster.execute(cluster.node('dies'), runId).catch(() => undefined);
  await expect.poll(() => cluster.system.received.length).toBe(2);
  await expect
    .poll(async () => (await linesOf(cluster, runId)).map(({ path, state }) => `${path} ${state}`))
    .toContain('a succeeded');
  // What is written before the run has ended is written whole: it may still fail.
  expect((await linesOf(cluster, runId)).find(({ path }) => path === 'first')?.values[1]).toBe('{"a":1}');
  await cluster.giveUpSilentNodes();
  const heir = cluster.node('goes-on');
  expect(await cluster.execute(heir, runId)).toMatchObject({
    state: 'succeeded',
    output: { a: '/a', b: '/b' },
  });
  await heir.logUses.close();
  expect(cluster.system.received.map(({ url }) => url)).toEqual(['/a', '/b', '/b']);
  const lines = await linesOf(cluster, runId);
  expect(lines.find(({ path }) => path === 'first')?.values).toEqual([null, null, null, null]);
  expect(lines.find(({ path, state }) => path === 'a' && state === 'succeeded')?.values[1]).toContain('/a');
  held?.destroy();
  await dying;
});

test('meters agree with the rows: what runs add while they write, and the recount, are the same bytes', async () => {
  const cluster = await aCluster((_request, response) => json(response, 200, { big: '中'.repeat(5_000) }));
  const { runId, node } = await executeOn(
    cluster,
    aFlow()
      .manual()
      .buildJson('made', { text: '发货单' })
      .action(...post(cluster, 'call'))
      .build(),
  );
  const { db, tenantId } = cluster;
  await node.logUses.flush();
  const total = async () =>
    Number(
      (await db.pool.query('SELECT bytes FROM log_total WHERE tenant_id = $1', [tenantId])).rows[0]?.bytes,
    );
  const added = await total();
  expect(added).toBeGreaterThan(10_000);
  const today = new Date().toISOString().slice(0, 10);
  await db.pool.query(`INSERT INTO log_recount VALUES ($1, 'epoch')`, [today]);
  const count = async () => {
    const client = await db.pool.connect();
    try {
      return await recountLogUse(client);
    } finally {
      client.release();
    }
  };
  expect(await count()).toBe(today);
  expect(await total()).toBe(added);
  // A runner was killed before it had told its last bytes; a line went.
  await db.pool.query('UPDATE log_use SET bytes = bytes - 700');
  await db.pool.query('UPDATE log_total SET bytes = bytes - 700');
  await db.pool.query(`UPDATE log_recount SET counted_at = 'epoch'`);
  await count();
  expect(await total()).toBe(added);
  await db.pool.query('DELETE FROM step_run WHERE run_id = $1', [runId]);
  await db.pool.query('DELETE FROM payload WHERE run_id = $1', [runId]);
  await db.pool.query(`UPDATE log_recount SET counted_at = 'epoch'`);
  await count();
  expect(await total()).toBeLessThan(added / 2);
  expect(await count()).toBeUndefined();
});
