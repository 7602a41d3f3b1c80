import type { ServerResponse } from 'node:http';
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { json } from '../invoker/testing/fake-system.ts';
import { aCluster } from '../testing/cluster.ts';

const post = (url: string, key: string, name: string) =>
  [`http`, 'request', { url, method: 'POST', bodyType: 'json', body: { name } }, { key }] as const;

test('a run of a silent node goes on elsewhere; the late node changes nothing any more', async () => {
  let held: ServerResponse | undefined;
  const cluster = await aCluster((request, response) => {
    if (request.url === '/third' && !held) held = response;
    else json(response, 200, { url: request.url });
  });
  const { url } = cluster.system;
  const flow = await cluster.flow(
    aFlow()
      .manual()
      .action(...post(`${url}/first`, 'first', 'a'))
      .action(...post(`${url}/second`, 'second', 'b'))
      .action('http', 'get', { url: `${url}/third` }, { key: 'third' })
      .action(...post(`${url}/fourth`, 'fourth', 'd'))
      .build(),
  );
  const runId = await cluster.accept(flow);
  const [early, heir] = [cluster.node('early'), cluster.node('heir')];
  const abandoned = cluster.execute(early, runId);
  await expect.poll(() => held !== undefined).toBe(true);

  expect(await cluster.giveUpSilentNodes()).toMatchObject([{ id: runId, state: 'queued' }]);
  expect(await cluster.execute(heir, runId)).toMatchObject({ state: 'succeeded' });
  const before = await cluster.run(runId);
  if (held) json(held, 200, { late: true });
  expect(await abandoned).toBeUndefined();

  expect(await cluster.run(runId)).toEqual(before);
  expect(cluster.system.received.map((request) => request.url)).toEqual([
    '/first',
    '/second',
    '/third',
    '/third',
    '/fourth',
  ]);
  expect(await cluster.lines(runId)).toEqual([
    'first succeeded',
    'second succeeded',
    'third succeeded',
    'fourth succeeded',
  ]);
});

test('a node that was judged dead and takes its own run back lets go of what it did with it before', async () => {
  const held: ServerResponse[] = [];
  const cluster = await aCluster((_request, response) => {
    if (held.length === 0) held.push(response);
    else json(response, 200, {});
  });
  const { url } = cluster.system;
  const flow = await cluster.flow(
    aFlow()
      .manual()
      .action('http', 'get', { url: `${url}/first` }, { key: 'first' })
      .action(...post(`${url}/second`, 'second', 'b'))
      .build(),
  );
  const runId = await cluster.accept(flow);
  const node = cluster.node('slow');
  const abandoned = cluster.execute(node, runId);
  await expect.poll(() => held.length).toBe(1);
  await cluster.giveUpSilentNodes();
  expect(await cluster.execute(node, runId)).toMatchObject({ state: 'succeeded' });
  // Its call is still unanswered; it ends all the same.
  expect(await abandoned).toBeUndefined();
  expect(await cluster.run(runId)).toMatchObject({ state: 'succeeded' });
  expect(await cluster.lines(runId)).toEqual(['first succeeded', 'second succeeded']);
  expect(cluster.system.received.map((request) => request.url)).toEqual(['/first', '/first', '/second']);
  for (const response of held) response.destroy();
});

test('a write whose answer never came waits for a decision', async () => {
  const held: ServerResponse[] = [];
  const cluster = await aCluster((_request, response) => void held.push(response));
  const flow = await cluster.flow(
    aFlow()
      .manual()
      .action(...post(`${cluster.system.url}/x`, 'post', 'a'))
      .build(),
  );
  const runId = await cluster.accept(flow);
  const abandoned = cluster.execute(cluster.node('early'), runId);
  await expect.poll(() => held.length).toBe(1);
  await cluster.giveUpSilentNodes();
  expect(await cluster.execute(cluster.node('heir'), runId)).toMatchObject({ state: 'suspended' });
  expect(await cluster.run(runId)).toMatchObject({ state: 'needsDecision' });
  expect(cluster.system.received).toHaveLength(1);
  expect(await cluster.lines(runId)).toEqual(['post unknown']);
  for (const response of held) response.destroy();
  await abandoned;
  expect(await cluster.run(runId)).toMatchObject({ state: 'needsDecision' });
});

test('two runners that take one run: one executes it', async () => {
  const cluster = await aCluster();
  const flow = await cluster.flow(
    aFlow()
      .manual()
      .action(...post(`${cluster.system.url}/x`, 'post', 'a'))
      .build(),
  );
  const runId = await cluster.accept(flow);
  const outcomes = await Promise.all([
    cluster.execute(cluster.node('one'), runId),
    cluster.execute(cluster.node('two'), runId),
  ]);
  expect(outcomes.filter((outcome) => outcome !== undefined)).toHaveLength(1);
  expect(cluster.system.received).toHaveLength(1);
});
