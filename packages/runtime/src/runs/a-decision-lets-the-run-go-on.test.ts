import type { ServerResponse } from 'node:http';
import { decideStep, requestCancel } from '@flowbridge/db';
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { json } from '../invoker/testing/fake-system.ts';
import { aCluster } from '../testing/cluster.ts';
import { wakeRun } from './wake.ts';

/** A run that waits for a decision about its second write. */
async function anUnknownWrite() {
  const held: ServerResponse[] = [];
  const cluster = await aCluster((request, response) => {
    if (request.url === '/b' && held.length === 0) held.push(response);
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
      .buildJson('result', '{{ steps.b.body }}')
      .build(),
  );
  const runId = await cluster.accept(flow);
  const abandoned = cluster.execute(cluster.node('early'), runId);
  await expect.poll(() => held.length).toBe(1);
  await cluster.giveUpSilentNodes();
  const heir = cluster.node('heir');
  await cluster.execute(heir, runId);
  for (const response of held) response.destroy();
  await abandoned;
  const { db, tenantId } = cluster;
  const decide = (decision: 'happened' | 'repeat' | 'fail', outputJson: string | null = null) =>
    decideStep(db.pool, { tenantId, runId, path: 'b', decision, outputJson, userId: 'me' });
  const goOn = async () => {
    await wakeRun(db, runId);
    return cluster.execute(heir, runId);
  };
  return { cluster, runId, decide, goOn };
}

test('it happened: the run goes on with what the person says, and calls nothing', async () => {
  const { cluster, runId, decide, goOn } = await anUnknownWrite();
  expect(await cluster.run(runId)).toMatchObject({ state: 'needsDecision' });
  expect(await decide('happened', '{"body":{"number":7}}')).toBe(0);
  expect(await goOn()).toMatchObject({ state: 'succeeded', output: { number: 7 } });
  expect(cluster.system.received.map((request) => request.url)).toEqual(['/a', '/b']);
  expect(await cluster.lines(runId)).toEqual(['a succeeded', 'b succeeded', 'result succeeded']);
});

test('do it again: the call goes out once more', async () => {
  const { cluster, runId, decide, goOn } = await anUnknownWrite();
  expect(await decide('repeat')).toBe(0);
  expect(await goOn()).toMatchObject({ state: 'succeeded', output: { url: '/b' } });
  expect(cluster.system.received.map((request) => request.url)).toEqual(['/a', '/b', '/b']);
  expect(await cluster.run(runId)).toMatchObject({ state: 'succeeded' });
});

test('it failed: the step fails as the person says', async () => {
  const { decide, goOn } = await anUnknownWrite();
  expect(await decide('fail')).toBe(0);
  expect(await goOn()).toMatchObject({ state: 'failed', error: { code: 'decidedAsFailed', path: 'b' } });
});

test('a decision about anything else, or by another tenant, is none', async () => {
  const { cluster, runId, decide, goOn } = await anUnknownWrite();
  const { db, tenantId } = cluster;
  const other = { runId, path: 'b', decision: 'repeat', outputJson: null, userId: 'me' } as const;
  expect(await decideStep(db.pool, { ...other, tenantId: 'stranger' })).toBeUndefined();
  expect(await decideStep(db.pool, { ...other, tenantId, path: 'a' })).toBeUndefined();
  expect(await decide('repeat')).toBe(0);
  await goOn();
  expect(await decide('repeat')).toBeUndefined();
});

test('a run that waits for a decision can be cancelled at once', async () => {
  const { cluster, runId, goOn } = await anUnknownWrite();
  const { db, tenantId } = cluster;
  expect(await requestCancel(db, { tenantId, runId })).toBe('cancelled');
  expect(await goOn()).toBeUndefined();
  expect(await cluster.run(runId)).toMatchObject({ state: 'cancelled' });
});
