import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { aCluster } from '../testing/cluster.ts';
import { wakeRun } from './wake.ts';

const posting = (url: string, body: string) => ({ url: `${url}/post`, method: 'POST', body });
const sent = (cluster: Awaited<ReturnType<typeof aCluster>>) =>
  cluster.system.received.map(({ method, url, body }) => `${method} ${url} ${body}`);

test('a node that goes on with a dry run after a wait keeps writes back too; reads are sent', async () => {
  const cluster = await aCluster();
  const { url } = cluster.system;
  const flow = await cluster.flow(
    aFlow()
      .manual()
      .action('http', 'request', posting(url, 'first'), { key: 'first' })
      .waitFor(1, 'hours')
      .action('http', 'get', { url: `${url}/read` }, { key: 'read' })
      .action('http', 'request', posting(url, 'second'), { key: 'second' })
      .build(),
  );
  const runId = await cluster.accept(flow, { dryRun: true });
  await cluster.execute(cluster.node('one'), runId);
  expect(await cluster.run(runId)).toMatchObject({ state: 'waiting' });
  await cluster.db.pool.query(
    `UPDATE step_run SET output = $1, started_at = started_at - interval '1 hour' WHERE path = 'wait'`,
    [JSON.stringify({ until: new Date().toISOString() })],
  );
  await wakeRun(cluster.db, runId);
  await cluster.execute(cluster.node('two'), runId);
  expect(await cluster.lines(runId)).toEqual([
    'first withheld',
    'wait succeeded',
    'read succeeded',
    'second withheld',
  ]);
  expect(sent(cluster)).toEqual(['GET /read ']);
});

test('a flow that a dry run calls is dry as well, and so is its row for whoever takes it over', async () => {
  const cluster = await aCluster();
  const child = await cluster.flow(
    aFlow().manual().action('http', 'request', posting(cluster.system.url, 'x'), { key: 'post' }).build(),
  );
  const flow = await cluster.flow(
    aFlow()
      .manual()
      .callFlow('here', child.flowId)
      .callFlow('aside', child.flowId, {}, { wait: 'start' })
      .build(),
  );
  const runId = await cluster.accept(flow, { dryRun: true });
  await cluster.execute(cluster.node('one'), runId);
  const { rows } = await cluster.db.pool.query<{ id: string; path: string; order: string; state: string }>(
    `SELECT id, parent_path AS path, test_order AS order, state FROM run WHERE parent_run_id = $1 ORDER BY parent_path`,
    [runId],
  );
  expect(rows.map(({ path, order, state }) => [path, order, state])).toEqual([
    ['aside', '{"dryRun":true}', 'queued'],
    ['here', '{"dryRun":true}', 'succeeded'],
  ]);
  const aside = rows[0]?.id ?? '';
  await cluster.execute(cluster.node('two'), aside);
  expect(await cluster.lines(aside)).toEqual(['post withheld']);
  expect(sent(cluster)).toEqual([]);
});

test('a dry run calls the drafts it was ordered with, also where nothing is published', async () => {
  const cluster = await aCluster();
  const post = (body: string) =>
    aFlow().manual().action('http', 'request', posting(cluster.system.url, body), { key: 'post' }).build();
  const child = await cluster.flow(post('published'));
  const { rows } = await cluster.db.pool.query<{ id: string }>(
    `INSERT INTO flow_version (id, tenant_id, flow_id, number, hash, document)
     SELECT 'drawn', tenant_id, flow_id, NULL, 'drawn', $2 FROM flow_version WHERE flow_id = $1 RETURNING id`,
    [child.flowId, JSON.stringify(post('drawn'))],
  );
  await cluster.db.pool.query('UPDATE flow SET published_version_id = NULL WHERE id = $1', [child.flowId]);
  const flow = await cluster.flow(aFlow().manual().callFlow('here', child.flowId).build());
  const versions = { [child.flowId]: rows[0]?.id ?? '' };
  const runId = await cluster.accept(flow, { dryRun: true, versions });
  expect(await cluster.execute(cluster.node('one'), runId)).toMatchObject({ state: 'succeeded' });
  const sentBy = await cluster.db.pool.query<{ request: string; order: string }>(
    `SELECT s.request, r.test_order AS order FROM step_run s JOIN run r ON r.id = s.run_id
     WHERE r.parent_run_id = $1 AND s.state = 'withheld'`,
    [runId],
  );
  expect(sentBy.rows.map(({ request, order }) => [JSON.parse(request).body, JSON.parse(order)])).toEqual([
    ['drawn', { dryRun: true, versions }],
  ]);
  expect(sent(cluster)).toEqual([]);
});

test('a run that stops at a step stops there on the node that goes on with it', async () => {
  const cluster = await aCluster();
  const document = aFlow().manual().waitFor(1, 'hours').buildJson('here', 1).buildJson('after', 2).build();
  const until = Object.values(document.steps).find(({ key }) => key === 'here')?.id ?? '';
  const runId = await cluster.accept(await cluster.flow(document), { until });
  await cluster.execute(cluster.node('one'), runId);
  await cluster.db.pool.query(
    `UPDATE step_run SET output = $1, started_at = started_at - interval '1 hour' WHERE path = 'wait'`,
    [JSON.stringify({ until: new Date().toISOString() })],
  );
  await wakeRun(cluster.db, runId);
  expect(await cluster.execute(cluster.node('two'), runId)).toMatchObject({ state: 'succeeded', output: 1 });
  expect(await cluster.lines(runId)).toEqual(['wait succeeded', 'here succeeded']);
});
