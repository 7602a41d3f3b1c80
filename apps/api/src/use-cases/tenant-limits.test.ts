import { listAuditEvents } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFlowOf, aRunOf } from '../testing/a-run.ts';
import { expectData, startTestApi, type TestApi } from '../testing/test-api.ts';
import { manualFlow } from '../testing/test-documents.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

async function aTenant(code: string) {
  const tenant = await api.tenant(code);
  const admin = await api.user({ [tenant.id]: 'admin' });
  return { tenant, admin, me: api.as(admin, tenant) };
}

test('a tenant begins with the default, and sees what it uses of it', async () => {
  const { tenant, me } = await aTenant('begins');
  const flow = await aFlowOf(api, tenant, manualFlow());
  for (const state of ['queued', 'queued', 'running', 'waiting', 'needsDecision', 'succeeded'])
    await aRunOf(api, { tenant, flow }, { state });
  const sync = await aRunOf(api, { tenant, flow }, { state: 'running' });
  await api.db.pool.query(`UPDATE run SET mode = 'sync' WHERE id = $1`, [sync]);
  const limits = { maxRunningRuns: null, defaultMaxRunningRuns: 50, running: 1, queued: 2 };
  expect(await (await me.rest('GET', '/tenant/limits')).json()).toEqual(limits);
  expect(expectData(await me.query('tenantLimits.get'))).toEqual(limits);
});

test('a limit is set, read back by both faces, and taken away again', async () => {
  const { me } = await aTenant('set');
  for (const maxRunningRuns of [1, 100_000, 0, null]) {
    const answer = await me.rest('PUT', '/tenant/limits', { maxRunningRuns });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ maxRunningRuns });
    expect(expectData(await me.query('tenantLimits.get'))).toMatchObject({ maxRunningRuns });
  }
  expectData(await me.mutate('tenantLimits.change', { maxRunningRuns: 3 }));
  expect(await (await me.rest('GET', '/tenant/limits')).json()).toMatchObject({ maxRunningRuns: 3 });
});

test('a limit that means nothing is refused with the place and the range, and nothing changes', async () => {
  const { me } = await aTenant('refused');
  expectData(await me.mutate('tenantLimits.change', { maxRunningRuns: 4 }));
  const range = 'A whole number from 0 (nothing is begun) to 100000, or null (the default).';
  for (const maxRunningRuns of [-1, 1.5, 100_001, '5', true, [1], undefined, 2 ** 31]) {
    const answer = await me.rest('PUT', '/tenant/limits', { maxRunningRuns });
    expect(answer.status, String(maxRunningRuns)).toBe(422);
    expect(await answer.json()).toMatchObject({
      code: 'invalidInput',
      path: 'maxRunningRuns',
      detail: range,
    });
    expect(await me.mutate('tenantLimits.change', { maxRunningRuns })).toMatchObject({
      ok: false,
      error: { code: 'invalidInput', path: 'maxRunningRuns' },
    });
  }
  const big = await me.rest('PUT', '/tenant/limits', '{"maxRunningRuns":9007199254740993}');
  expect(big.status).toBe(422);
  const more = await me.rest('PUT', '/tenant/limits', { maxRunningRuns: 1, tenantId: 'other' });
  expect(await more.json()).toMatchObject({ code: 'invalidInput' });
  expect(expectData(await me.query('tenantLimits.get'))).toMatchObject({ maxRunningRuns: 4 });
});

test('the audit keeps who changed the limit from what to what, and only changes', async () => {
  const { tenant, admin, me } = await aTenant('audit');
  for (const maxRunningRuns of [5, 5, 0, null, null])
    expectData(await me.mutate('tenantLimits.change', { maxRunningRuns }));
  const events = await listAuditEvents(api.db, { tenantId: tenant.id, limit: 10 });
  const changes = events.filter(({ kind }) => kind === 'tenant.maxRunningRunsChanged').reverse();
  expect(changes.map(({ details }) => details)).toEqual([
    { before: null, after: 5 },
    { before: 5, after: 0 },
    { before: 0, after: null },
  ]);
  expect(changes[0]).toMatchObject({ userId: admin.id, subjectId: tenant.id });
});

test('of two changes at the same time each knows what it changed', async () => {
  const { tenant, me } = await aTenant('both');
  await Promise.all(
    [1, 2, 3, 4, 5].map((maxRunningRuns) => me.mutate('tenantLimits.change', { maxRunningRuns })),
  );
  const events = await listAuditEvents(api.db, { tenantId: tenant.id, limit: 20 });
  const changes = events.filter(({ kind }) => kind === 'tenant.maxRunningRunsChanged');
  const steps = changes.map(({ details }) => details as { before: number | null; after: number });
  const last = expectData(await me.query<{ maxRunningRuns: number }>('tenantLimits.get')).maxRunningRuns;
  // A chain: each value that was set was replaced once, but for the last.
  expect(steps.map(({ before }) => before).sort()).toEqual(
    [1, 2, 3, 4, 5, null].filter((each) => each !== last).sort(),
  );
});
