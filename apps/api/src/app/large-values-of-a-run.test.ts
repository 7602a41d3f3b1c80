import { keepText } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ForeignTenant, fillForeignTenant } from '../testing/foreign-tenant.ts';
import {
  expectData,
  startTestApi,
  type TestApi,
  type TestTenant,
  type TestUser,
} from '../testing/test-api.ts';

let api: TestApi;
let there: ForeignTenant;
let tenant: TestTenant;
let stranger: TestUser;
/** More than the console shows of a value. */
const large = JSON.stringify({ rows: '数'.repeat(500_000) });

beforeAll(async () => {
  api = await startTestApi();
  there = await fillForeignTenant(api, 'values');
  tenant = await api.tenant('elsewhere');
  stranger = await api.user({ [tenant.id]: 'owner' });
  const owned = { tenantId: there.tenant.id, runId: there.runId };
  const output = await keepText(api.db.pool, { ...owned, text: large });
  await api.db.pool.query('UPDATE step_run SET output = $2 WHERE run_id = $1', [there.runId, output]);
  await api.db.pool.query('UPDATE run SET output = $2 WHERE id = $1', [there.runId, large]);
});
afterAll(() => api[Symbol.asyncDispose]());

const download = (user: TestUser | undefined, query: Record<string, string>) =>
  fetch(`${api.url}/api/run-values/${there.runId}?${new URLSearchParams(query)}`, {
    headers: user ? { cookie: user.cookie } : {},
  });

test('a large value is shown by its beginning and its size, and downloaded whole', async () => {
  const me = api.as(there.owner, there.tenant);
  const bytes = Buffer.byteLength(large);
  const detail = expectData(
    await me.query<{ outputJson: null; cut: unknown[] }>('runs.stepDetail', {
      id: there.runId,
      path: 'build',
    }),
  );
  expect(detail.outputJson).toBeNull();
  expect(detail.cut).toEqual([{ field: 'output', bytes, preview: large.slice(0, 20_000) }]);
  const run = expectData(
    await me.query<{ outputJson: null; cut: unknown[] }>('runs.get', { id: there.runId }),
  );
  expect(run.outputJson).toBeNull();
  expect(run.cut).toEqual([{ field: 'result', bytes, preview: large.slice(0, 20_000) }]);

  const at = { tenant: there.tenant.id };
  for (const query of [
    { ...at, field: 'result' },
    { ...at, field: 'output', path: 'build', attempt: '1' },
  ]) {
    const answer = await download(there.owner, query);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*\.json/);
    expect(await answer.text()).toBe(large);
  }
  expect((await download(there.owner, { ...at, field: 'request', path: 'build' })).status).toBe(404);
  expect((await download(there.owner, { ...at, field: 'anything' })).status).toBe(422);
});

test('nobody else gets a value: not without a session, not from another tenant', async () => {
  const field = 'result';
  expect((await download(undefined, { tenant: there.tenant.id, field })).status).toBe(401);
  expect((await download(stranger, { tenant: there.tenant.id, field })).status).toBe(404);
  expect((await download(stranger, { tenant: tenant.id, field })).status).toBe(404);
});
