import { claimRuns, openPool } from '@flowbridge/db';
import { countWaitingJobs } from '@flowbridge/queue';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFlowOf, aRunOf } from '../testing/a-run.ts';
import { expectData, startTestApi, type TestApi } from '../testing/test-api.ts';
import { manualFlow } from '../testing/test-documents.ts';

/** No runner is here: what it would find in the queue is looked at, and runs are claimed as it would claim them. */
let api: TestApi;
let claims: ReturnType<typeof openPool>;
beforeAll(async () => {
  api = await startTestApi();
  claims = openPool({ url: api.databaseUrl, size: 1 });
});
afterAll(async () => {
  await claims.end();
  await api[Symbol.asyncDispose]();
});

/** A tenant with queued runs whose tokens are spent: what a limit leaves behind. */
async function heldBack(code: string, { queued, running = 0 }: { queued: number; running?: number }) {
  const tenant = await api.tenant(code);
  const me = api.as(await api.user({ [tenant.id]: 'admin' }), tenant);
  const flow = await aFlowOf(api, tenant, manualFlow());
  for (let index = 0; index < queued + running; index += 1)
    await aRunOf(api, { tenant, flow }, { state: index < running ? 'running' : 'queued' });
  return {
    tenant,
    limit: async (maxRunningRuns: number | null) =>
      expectData(await me.mutate('tenantLimits.change', { maxRunningRuns })),
    claim: (count: number) => claimRuns(claims, { nodeId: 'a', count, tenantRuns: 50 }),
  };
}

/** Tokens that `work` has added. */
async function tokensOf(work: () => Promise<unknown>): Promise<number> {
  const before = await countWaitingJobs(api.db.pool);
  await work();
  return (await countWaitingJobs(api.db.pool)) - before;
}

test('a raised limit offers a token for each run that may begin now, and no more', async () => {
  const { limit } = await heldBack('raised', { queued: 5, running: 2 });
  expect(await tokensOf(() => limit(2))).toBe(0);
  expect(await tokensOf(() => limit(5))).toBe(3);
  expect(await tokensOf(() => limit(90))).toBe(5);
});

test('a queue that is let go offers its runs, up to the default', async () => {
  const { limit } = await heldBack('let-go', { queued: 60 });
  expect(await tokensOf(() => limit(0))).toBe(0);
  expect(await tokensOf(() => limit(null))).toBe(50);
});

test('a limit that is lowered, kept, or still not above what runs offers nothing', async () => {
  const { limit } = await heldBack('lowered', { queued: 3, running: 4 });
  await limit(5);
  for (const next of [3, 3, 4, 0]) expect(await tokensOf(() => limit(next)), String(next)).toBe(0);
  // The default is below this one.
  await limit(60);
  expect(await tokensOf(() => limit(null))).toBe(0);
});

test('a token finds its run: what was offered can be claimed, and the limit holds', async () => {
  const { tenant, limit, claim } = await heldBack('claimed', { queued: 6 });
  const own = async (count: number) =>
    (await claim(count)).filter((run) => run.tenantId === tenant.id).length;
  await limit(0);
  expect(await own(100)).toBe(0);
  const tokens = await tokensOf(() => limit(2));
  expect(tokens).toBe(2);
  expect(await own(100)).toBe(tokens);
  await limit(1);
  expect(await own(100)).toBe(0);
  await limit(6);
  expect(await own(100)).toBe(4);
});
