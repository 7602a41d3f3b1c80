import { addLogUse, listAuditEvents, takeRunPlaces } from '@flowbridge/db';
import { countWaitingJobs } from '@flowbridge/queue';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LogUseOfTenant, TenantQuotas } from '../contract/tenant-quotas.ts';
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

const none = { runsPerMinute: null, logBytes: null };
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

test('a tenant begins unlimited, and both faces show what it uses', async () => {
  const { tenant, me } = await aTenant('begins');
  const flow = await aFlowOf(api, tenant, manualFlow());
  for (const state of ['queued', 'succeeded']) await aRunOf(api, { tenant, flow }, { state });
  const quotas: TenantQuotas = {
    runs: { perMinute: null, lastMinute: 2, held: 0, state: 'unlimited' },
    logs: { limit: null, bytes: 0, state: 'unlimited' },
  };
  expect(await (await me.rest('GET', '/tenant/quotas')).json()).toEqual(quotas);
  expect(expectData(await me.query('tenantQuotas.get'))).toEqual(quotas);
});

test('quotas are set, read back, told apart by how much is used, and taken away again', async () => {
  const { tenant, me } = await aTenant('set');
  const answer = await me.rest('PUT', '/tenant/quotas', { runsPerMinute: 10, logBytes: 5_000_000_000 });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    runs: { perMinute: 10, lastMinute: 0, held: 0, state: 'free' },
    logs: { limit: 5_000_000_000, bytes: 0, state: 'free' },
  });
  const states: string[] = [];
  for (const wanted of [7, 1, 2]) {
    await takeRunPlaces(api.db.pool, { tenantId: tenant.id, wanted });
    states.push(expectData(await me.query<TenantQuotas>('tenantQuotas.get')).runs.state);
  }
  expect(states).toEqual(['free', 'near', 'over']);
  const add = (bytes: number) =>
    addLogUse(api.db.pool, [{ tenantId: tenant.id, flowId: 'f', day: daysAgo(0), bytes }]);
  const logs = async () => expectData(await me.query<TenantQuotas>('tenantQuotas.get')).logs;
  await add(3_999_999_999);
  expect(await logs()).toEqual({ limit: 5_000_000_000, bytes: 3_999_999_999, state: 'free' });
  await add(1);
  expect((await logs()).state).toBe('near');
  await add(1_000_000_000);
  expect((await logs()).state).toBe('over');
  expectData(await me.mutate('tenantQuotas.change', none));
  expect(await logs()).toEqual({ limit: null, bytes: 5_000_000_000, state: 'unlimited' });
});

test('a quota that means nothing is refused with the place and the range, and nothing changes', async () => {
  const { me } = await aTenant('refused');
  expectData(await me.mutate('tenantQuotas.change', { runsPerMinute: 60, logBytes: 9_000_000 }));
  const runsRange = 'A whole number from 1 to 1000000, or null (unlimited).';
  const bytesRange =
    'A whole number of bytes from 1000000 (1 MB) to 1000000000000000 (1 PB), or null (unlimited).';
  const wrong: [string, unknown, string][] = [
    ...[0, -1, 1.5, 1_000_001, '5', true, undefined].map((value): [string, unknown, string] => [
      'runsPerMinute',
      value,
      runsRange,
    ]),
    ...[0, 999_999, 1_000_000.5, 2e15, '5 GB', undefined].map((value): [string, unknown, string] => [
      'logBytes',
      value,
      bytesRange,
    ]),
  ];
  for (const [path, value, range] of wrong) {
    const input = { ...none, [path]: value };
    const answer = await me.rest('PUT', '/tenant/quotas', input);
    expect(answer.status, `${path} ${value}`).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'invalidInput', path, detail: range });
    expect(await me.mutate('tenantQuotas.change', input)).toMatchObject({
      ok: false,
      error: { code: 'invalidInput', path },
    });
  }
  expect(expectData(await me.query('tenantQuotas.get'))).toMatchObject({
    runs: { perMinute: 60 },
    logs: { limit: 9_000_000 },
  });
});

test('the audit keeps who changed which quota from what to what, and only changes', async () => {
  const { tenant, admin, me } = await aTenant('audit');
  const changes = [
    { ...none, runsPerMinute: 5 },
    { ...none, runsPerMinute: 5 },
    { runsPerMinute: 5, logBytes: 2_000_000 },
    none,
  ];
  for (const change of changes) expectData(await me.mutate('tenantQuotas.change', change));
  const events = (await listAuditEvents(api.db, { tenantId: tenant.id, limit: 10 })).reverse();
  const changed = events.filter(({ kind }) => kind.startsWith('tenant.'));
  const words = changed.map(({ kind, details }) => {
    const { before, after } = details as { before: number | null; after: number | null };
    return `${kind} ${before} → ${after}`;
  });
  // Both changes of one order are of the same millisecond.
  expect(words.toSorted()).toEqual([
    'tenant.logBytesChanged 2000000 → null',
    'tenant.logBytesChanged null → 2000000',
    'tenant.runsPerMinuteChanged 5 → null',
    'tenant.runsPerMinuteChanged null → 5',
  ]);
  expect(changed.every(({ userId }) => userId === admin.id)).toBe(true);
});

test('a program that starts runs by REST gets exactly as many as the quota allows and is told when to come again; a person and a neighbour go on', async () => {
  const { tenant, me } = await aTenant('busy');
  const neighbour = await aTenant('neighbour');
  const flow = await aFlowOf(api, tenant, manualFlow());
  const theirs = await aFlowOf(api, neighbour.tenant, manualFlow());
  expectData(await me.mutate('tenantQuotas.change', { ...none, runsPerMinute: 4 }));
  const start = (who: typeof me, id: string) => who.rest('POST', `/flows/${id}/runs`, {});
  const answers = await Promise.all(Array.from({ length: 12 }, () => start(me, flow.id)));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(4);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(8);
  for (const answer of refused) {
    expect(await answer.json()).toMatchObject({ code: 'runsPerMinuteUsedUp', details: { perMinute: 4 } });
    const retryAfter = Number(answer.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(50);
    expect(retryAfter).toBeLessThanOrEqual(63);
  }
  const rows = await api.db.pool.query('SELECT FROM run WHERE tenant_id = $1', [tenant.id]);
  expect(rows.rowCount).toBe(4);
  expectData(await me.mutate('flows.run', { id: flow.id, version: 'published' }));
  expect((await start(neighbour.me, theirs.id)).status).toBe(202);
  // A test counts nothing.
  expectData(await me.mutate('flows.run', { id: flow.id, version: 'draft' }));
  expect(expectData(await me.query<TenantQuotas>('tenantQuotas.get')).runs).toEqual({
    perMinute: 4,
    lastMinute: 5,
    held: 0,
    state: 'over',
  });
});

test('runs that the quota holds back are counted, and offered to the runners when it is raised', async () => {
  const { tenant, me } = await aTenant('held');
  const flow = await aFlowOf(api, tenant, manualFlow());
  for (let run = 0; run < 3; run += 1) await aRunOf(api, { tenant, flow }, { state: 'queued' });
  await api.db.pool.query(
    `UPDATE run SET trigger_kind = 'schedule', started_at = NULL WHERE tenant_id = $1`,
    [tenant.id],
  );
  // One that goes on after a wait.
  await aRunOf(api, { tenant, flow }, { state: 'queued' });
  expectData(await me.mutate('tenantQuotas.change', { ...none, runsPerMinute: 1 }));
  await takeRunPlaces(api.db.pool, { tenantId: tenant.id, wanted: 1 });
  expect(expectData(await me.query<TenantQuotas>('tenantQuotas.get')).runs.held).toBe(3);
  const tokens = await countWaitingJobs(api.db.pool);
  expectData(await me.mutate('tenantQuotas.change', { ...none, runsPerMinute: 3 }));
  expect(await countWaitingJobs(api.db.pool)).toBe(tokens + 2);
});

test('log bytes are shown by day and by flow, the largest first, and another tenant sees its own only', async () => {
  const { tenant, me } = await aTenant('logs');
  const stranger = await aTenant('stranger');
  const flow = await aFlowOf(api, tenant, manualFlow());
  const use = (day: number, flowId: string, bytes: number) => ({
    tenantId: tenant.id,
    flowId,
    day: daysAgo(day),
    bytes,
  });
  const many = Array.from({ length: 12 }, (_each, index) => use(1, `gone-${index}`, 10 + index));
  await addLogUse(api.db.pool, [use(0, flow.id, 700), use(1, flow.id, 300), use(40, 'old', 50), ...many]);
  const found = expectData(await me.query<LogUseOfTenant>('tenantQuotas.logUse'));
  expect(found.days).toHaveLength(30);
  expect(found.days.at(-1)).toEqual({ day: daysAgo(0), bytes: 700 });
  expect(found.days.at(-2)).toEqual({ day: daysAgo(1), bytes: 300 + 12 * 10 + 66 });
  expect(found.days[0]).toEqual({ day: daysAgo(29), bytes: 0 });
  expect(found.before).toBe(50);
  expect(found.flows).toHaveLength(10);
  expect(found.flows[0]).toEqual({ flowId: flow.id, flowName: expect.any(String), bytes: 1_000 });
  expect(found.flows[1]).toEqual({ flowId: 'old', flowName: null, bytes: 50 });
  expect(found.others).toBe(10 + 11 + 12 + 13);
  expect(await (await me.rest('GET', '/tenant/quotas/log-use')).json()).toEqual(found);
  const theirs = expectData(await stranger.me.query<LogUseOfTenant>('tenantQuotas.logUse'));
  expect(theirs).toMatchObject({ before: 0, flows: [], others: 0 });
  expect(theirs.days.every(({ bytes }) => bytes === 0)).toBe(true);
});
