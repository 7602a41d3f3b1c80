import { startRetry } from '@flowbridge/db';
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { json } from '../invoker/testing/fake-system.ts';
import { aCluster } from '../testing/cluster.ts';

const BROKEN = [3, 77, 150, 222, 301, 444, 500];

test('of 500 items 7 fail; the flow is mended and retried: exactly 7 writes are sent', async () => {
  const cluster = await aCluster((request, response) => {
    const { number, mended } = JSON.parse(request.body);
    if (BROKEN.includes(number) && !mended) json(response, 400, { error: 'no such item' });
    else json(response, 200, { number });
  });
  const flowOf = (mended: boolean) =>
    aFlow()
      .manual()
      .forEach(
        'each',
        '{{ [1..500] }}',
        (body) =>
          body
            .action('http', 'get', { url: `${cluster.system.url}/look` }, { key: 'look', disabled: true })
            .action(
              'http',
              'request',
              {
                url: `${cluster.system.url}/post`,
                method: 'POST',
                bodyType: 'json',
                body: { number: '{{ loops.each.item }}', mended },
              },
              { key: 'post' },
            ),
        { onItemFailure: 'continue', collect: '{{ steps.post.body.number }}' },
      )
      .build();
  const flow = await cluster.flow(flowOf(false));
  const fixed = await cluster.flow(flowOf(true));
  const { db, tenantId } = cluster;
  const runId = await cluster.accept(flow);
  const node = cluster.node('node');
  expect(await cluster.execute(node, runId)).toMatchObject({
    state: 'completedWithFailures',
    output: { succeeded: 493, failed: 7 },
  });
  expect(cluster.system.received).toHaveLength(500);
  cluster.system.received.length = 0;

  await startRetry(db.pool, { tenantId, runId, versionId: fixed.versionId, from: 'failedItems' });
  const second = await cluster.execute(node, runId);
  expect(second).toMatchObject({ state: 'succeeded', output: { succeeded: 500, failed: 0 } });
  expect(second?.state === 'succeeded' && second.output).toMatchObject({
    items: Array.from({ length: 500 }, (_each, index) => index + 1),
  });
  const sent = cluster.system.received.map((request) => JSON.parse(request.body).number);
  expect(sent).toEqual(BROKEN);
  const { rows } = await db.pool.query<{ state: string; count: number }>(
    `SELECT state, count(*)::int FROM step_run WHERE run_id = $1 AND attempt = 2 AND path LIKE '%/post'
     GROUP BY state ORDER BY state`,
    [runId],
  );
  expect(rows).toEqual([
    { state: 'reused', count: 493 },
    { state: 'started', count: 7 },
    { state: 'succeeded', count: 7 },
  ]);
});

test('a retry from the failed step leaves what succeeded alone', async () => {
  let refuse = true;
  const cluster = await aCluster((request, response) => {
    if (request.url === '/b' && refuse) json(response, 400, { error: 'no' });
    else json(response, 200, { url: request.url });
  });
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
  const { db, tenantId } = cluster;
  const runId = await cluster.accept(flow);
  const node = cluster.node('node');
  expect(await cluster.execute(node, runId)).toMatchObject({ state: 'failed' });
  refuse = false;
  await startRetry(db.pool, { tenantId, runId, versionId: flow.versionId, from: 'failedStep' });
  expect(await cluster.execute(node, runId)).toMatchObject({ state: 'succeeded' });
  await startRetry(db.pool, { tenantId, runId, versionId: flow.versionId, from: { path: 'b' } });
  expect(await cluster.execute(node, runId)).toMatchObject({ state: 'succeeded' });
  await startRetry(db.pool, { tenantId, runId, versionId: flow.versionId });
  expect(await cluster.execute(node, runId)).toMatchObject({ state: 'succeeded' });
  expect(cluster.system.received.map((request) => request.url)).toEqual([
    '/a',
    '/b',
    '/b',
    '/c',
    '/b',
    '/c',
    '/a',
    '/b',
    '/c',
  ]);
});
