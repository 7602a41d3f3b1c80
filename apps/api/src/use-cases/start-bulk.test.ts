import { listAuditEvents } from '@flowbridge/db';
import { expect, test } from 'vitest';
import type { BulkItem } from '../contract/bulk.ts';
import type { Page } from '../contract/paging.ts';
import { aFlowOf, aRunOf } from '../testing/a-run.ts';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';
import { manualFlow } from '../testing/test-documents.ts';

const { api, tenant, me } = await startTestApiAs('operator', 'bulk');
const flow = await aFlowOf(api, tenant, manualFlow());
const failed: string[] = [];
for (let n = 0; n < 3; n += 1) failed.push(await aRunOf(api, { tenant, flow }, { state: 'failed' }));
await aRunOf(api, { tenant, flow }, { state: 'succeeded' });

const start = (order: Record<string, unknown>) =>
  me.mutate<{ id: string; total: number }>('bulk.start', { kind: 'retry', ...order });
const get = async (id: string) => expectData(await me.query<BulkItem>('bulk.get', { id }));
const row = async (id: string) =>
  (await api.db.pool.query('SELECT * FROM bulk_operation WHERE id = $1', [id])).rows[0];
const matching = { filter: { states: ['failed'] } };

test('all that match are counted, ordered and handed to the queue; the audit knows who ordered', async () => {
  expect(expectData(await me.query('runs.count', matching.filter))).toEqual({ count: 3 });
  const { id, total } = expectData(
    await start({ selection: matching, from: 'failedStep', canary: true, perMinute: 30 }),
  );
  expect(total).toBe(3);
  expect(await get(id)).toMatchObject({
    kind: 'retry',
    state: 'canary',
    from: 'failedStep',
    version: 'same',
    perMinute: 30,
    total: 3,
    done: 0,
    outcomes: {},
    requestedBy: { name: expect.stringContaining('User') },
    endedAt: null,
  });
  const { rows } = await api.db.pool.query(
    `SELECT count(*)::int FROM flowbridge_queue._private_jobs WHERE payload->>'bulkId' = $1`,
    [id],
  );
  expect(rows).toEqual([{ count: 1 }]);
  const [event] = await listAuditEvents(api.db, { tenantId: tenant.id, limit: 1 });
  expect(event).toMatchObject({ kind: 'bulk.started', subjectId: id, details: { total: 3 } });
});

test('the published version and the draft are those of the moment it was ordered', async () => {
  const published = expectData(await start({ selection: { ids: failed }, version: 'published' }));
  expect(await row(published.id)).toMatchObject({ versions: { [flow.id]: flow.versionId } });
  const drafted = expectData(await start({ selection: { ids: failed }, version: 'draft' }));
  const { versions } = await row(drafted.id);
  expect(versions[flow.id]).not.toBe(flow.versionId);
});

test('runs can be chosen by the code of their error; a code that only stands in its message chooses none', async () => {
  const error = { code: 'connectorFailed', message: 'it said "code":"timeout"' };
  await api.db.pool.query('UPDATE run SET error = $2 WHERE id = $1', [failed[1], JSON.stringify(error)]);
  const of = async (errorCode: string) =>
    expectData(await me.query<{ count: number }>('runs.count', { errorCode })).count;
  expect([await of('connectorFailed'), await of('timeout')]).toEqual([1, 0]);
});

test('what would select nothing, or by mistake everything, is refused', async () => {
  expect(await start({ selection: { filter: { search: 'nowhere to be found' } } })).toMatchObject({
    error: { code: 'nothingSelected' },
  });
  expect(await start({ selection: { filter: { stats: ['failed'] } } })).toMatchObject({
    error: { code: 'invalidInput' },
  });
  expect(await start({ selection: { ids: [] } })).toMatchObject({ error: { code: 'invalidInput' } });
});

test('its outcomes are those of the attempts it ordered, as they stand', async () => {
  const { id } = expectData(await start({ selection: { ids: failed } }));
  const { pool } = api.db;
  for (const [index, state] of ['succeeded', 'failed', 'running'].entries()) {
    await pool.query('UPDATE run SET attempt = 2, state = $2 WHERE id = $1', [failed[index], state]);
    await pool.query(
      `INSERT INTO attempt (run_id, number, tenant_id, version_id, state, start_from, bulk_id)
       VALUES ($1, 2, $2, $3, 'queued', 'trigger', $4)`,
      [failed[index], tenant.id, flow.versionId, id],
    );
  }
  expect((await get(id)).outcomes).toEqual({ succeeded: 1, failed: 1, running: 1 });
});

test('it is stopped once; the list shows it', async () => {
  const { id } = expectData(await start({ selection: matching, perMinute: 1 }));
  expectData(await me.mutate('bulk.stop', { id }));
  expect(await me.mutate('bulk.stop', { id })).toMatchObject({ error: { code: 'bulkEnded' } });
  const page = expectData(await me.query<Page<BulkItem>>('bulk.list', { limit: 1 }));
  expect(page).toMatchObject({ items: [{ id, state: 'stopped' }], nextCursor: id });
});
