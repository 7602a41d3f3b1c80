import { newId } from '@flowbridge/db';
import { openKeyring, waitToken } from '@flowbridge/secrets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StartedRunner } from '../start-runner.ts';
import { callHook } from '../testing/call-hook.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;
let runner: StartedRunner;
beforeAll(async () => {
  stage = await openStage();
  runner = await stage.runner({ bodyBytes: 10_000 });
});
afterAll(() => stage.close());

const PATH = 'eachOrder[3]/批准';

async function aRun(state: string): Promise<string> {
  const id = newId();
  await stage.db.pool.query(
    `INSERT INTO run (id, tenant_id, flow_id, version_id, state, mode, trigger_key, trigger_kind, accepted_at)
     VALUES ($1, $2, 'f', 'v', $3, 'queued', 'start', 'manual', now())`,
    [id, stage.tenantId, state],
  );
  return id;
}
function addressOf(runId: string, path = PATH): string {
  const token = waitToken(openKeyring({ masterKey: stage.masterKey }).masterKey, { runId, path });
  return `/hooks/wait/${runId}/${Buffer.from(path).toString('base64url')}/${token}`;
}
const kept = async (runId: string) =>
  (
    await stage.db.pool.query<{ path: string; tenant_id: string; request: string }>(
      'SELECT path, tenant_id, request FROM wait_callback WHERE run_id = $1',
      [runId],
    )
  ).rows;
/** Whether the run was told to look: its job waits, or was done already. */
const woken = async (runId: string) =>
  (
    await stage.db.pool.query(
      `SELECT FROM flowbridge_queue._private_jobs WHERE payload->>'runId' = $1
       UNION ALL SELECT FROM run WHERE id = $1 AND state <> 'waiting'`,
      [runId],
    )
  ).rowCount !== 0;

test('the first call is kept with what it brought, without credentials; repeats are told that it came', async () => {
  const runId = await aRun('waiting');
  const address = addressOf(runId);
  const headers = { authorization: 'Bearer hidden', 'x-from': 'OA' };
  const calls = await Promise.all(
    [1, 2, 3].map((n) => callHook(runner, `${address}?by=ann`, { verdict: n }, { headers })),
  );
  expect(calls.map((call) => call.status)).toEqual([200, 200, 200]);
  const bodies = calls.map((call) => call.text).sort();
  expect(bodies).toEqual([
    '{"received":false,"duplicate":true}',
    '{"received":false,"duplicate":true}',
    '{"received":true}',
  ]);
  const [row, ...more] = await kept(runId);
  expect(more).toEqual([]);
  expect(row).toMatchObject({ path: PATH, tenant_id: stage.tenantId });
  const request = JSON.parse(row?.request ?? '');
  expect(request).toMatchObject({ method: 'POST', query: { by: 'ann' }, headers: { 'x-from': 'OA' } });
  expect(request.body.verdict).toBe(calls.findIndex((call) => call.json.received) + 1);
  expect(row?.request).not.toContain('hidden');
});

test('a call that comes before the run has reached its wait is kept for it', async () => {
  const runId = await aRun('running');
  expect((await callHook(runner, addressOf(runId), { early: true })).json).toEqual({ received: true });
  expect(await kept(runId)).toHaveLength(1);
});

test('call and wake-up are one: when the run cannot be told, nothing was received', async () => {
  const runId = await aRun('waiting');
  await stage.db.pool.query('ALTER ROUTINE flowbridge_queue.add_jobs RENAME TO add_jobs_away');
  expect((await callHook(runner, addressOf(runId), {})).status).toBe(503);
  await stage.db.pool.query('ALTER ROUTINE flowbridge_queue.add_jobs_away RENAME TO add_jobs');
  expect(await kept(runId)).toEqual([]);
  expect(await woken(runId)).toBe(false);
  expect((await callHook(runner, addressOf(runId), {})).json).toEqual({ received: true });
  expect(await woken(runId)).toBe(true);
});

test('nobody waits in a run that has ended or never was, but who repeats a call learns that it came', async () => {
  const ended = await aRun('succeeded');
  expect(await callHook(runner, addressOf(ended), {})).toMatchObject({
    status: 410,
    json: { code: 'wait.gone' },
  });
  expect((await callHook(runner, addressOf('0123456789abcdef'), {})).status).toBe(410);
  const runId = await aRun('waiting');
  await callHook(runner, addressOf(runId), {});
  await stage.db.pool.query(`UPDATE run SET state = 'succeeded' WHERE id = $1`, [runId]);
  expect((await callHook(runner, addressOf(runId), {})).json).toEqual({ received: false, duplicate: true });
});

test('an address that was changed in any part leads nowhere', async () => {
  const runId = await aRun('waiting');
  const other = await aRun('waiting');
  const address = addressOf(runId);
  const step = Buffer.from('eachOrder[4]/批准').toString('base64url');
  const changed = [
    address.replace(runId, other),
    address.replace(/\/[^/]+\/([^/]+)$/, `/${step}/$1`),
    address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')).replace(/(.)(.)$/, 'x$2'),
    address.slice(0, -1),
  ];
  for (const wrong of changed)
    expect(await callHook(runner, wrong, {})).toMatchObject({ status: 404, json: { code: 'hook.unknown' } });
  expect(await kept(runId)).toEqual([]);
  expect((await callHook(runner, address, { pad: 'x'.repeat(20_000) })).status).toBe(413);
  expect((await callHook(runner, address, undefined, { method: 'DELETE' })).status).toBe(405);
});
