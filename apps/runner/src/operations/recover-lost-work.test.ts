import { getRun, newId } from '@flowbridge/db';
import { expect, onTestFinished, test } from 'vitest';
import { openStage } from '../testing/runner-stage.ts';
import { recoverLostWork } from './recover-dead-nodes.ts';

async function aNode() {
  const stage = await openStage();
  onTestFinished(() => stage.close());
  const { db, tenantId } = stage;
  const nodeId = 'this';
  await db.pool.query(
    `INSERT INTO node (id, kind, started_at, heartbeat_at) VALUES ($1, 'runner', now(), now())`,
    [nodeId],
  );
  const running = async (node: string, secondsAgo: number) => {
    const id = newId();
    await db.pool.query(
      `INSERT INTO run (id, tenant_id, flow_id, version_id, state, mode, trigger_key, trigger_kind, accepted_at,
         started_at, node_id)
       VALUES ($1, $2, 'f', 'v', 'running', 'sync', 'web', 'http', now(), now() - make_interval(secs => $4), $3)`,
      [id, tenantId, node, secondsAgo],
    );
    return id;
  };
  const state = async (runId: string) => (await getRun(db, { tenantId, runId }))?.state;
  const active = new Map<string, AbortController>();
  const log = { info() {}, warn() {}, error() {} };
  const jobs = async () => {
    const { rows } = await db.pool.query<{ payload: { runId: string } }>(
      'SELECT payload FROM flowbridge_queue._private_jobs',
    );
    return rows.map((row) => row.payload.runId);
  };
  const look = () => recoverLostWork({ db, nodeId, active, log });
  return { running, state, active, jobs, look, db };
}

test('a run this node holds but does not execute goes back to the queue, one it executes or has just begun does not', async () => {
  const node = await aNode();
  const stray = await node.running('this', 60);
  const executed = await node.running('this', 60);
  const fresh = await node.running('this', 1);
  node.active.set(executed, new AbortController());
  await node.look();
  expect([await node.state(stray), await node.state(executed), await node.state(fresh)]).toEqual([
    'queued',
    'running',
    'running',
  ]);
  expect(await node.jobs()).toEqual([stray]);
});

test('runs of a node that said good-bye, or that another look has already forgotten, go on too', async () => {
  const node = await aNode();
  const left = await node.running('gone', 60);
  await node.look();
  expect(await node.state(left)).toBe('queued');
  expect(await node.jobs()).toEqual([left]);
});

test('a run that has brought down twenty processes is not given to another one', async () => {
  const node = await aNode();
  const poison = await node.running('gone', 60);
  await node.db.pool.query('UPDATE run SET resumes = 20');
  await node.look();
  expect(await node.state(poison)).toBe('failed');
  expect(await node.jobs()).toEqual([]);
});

test('a run whose wake-up was lost is woken', async () => {
  const node = await aNode();
  const waiting = await node.running('gone', 60);
  const patient = await node.running('gone', 60);
  const waits = (until: string) => JSON.stringify([{ kind: 'timer', path: 'pause', until }]);
  await node.db.pool.query(`UPDATE run SET state = 'waiting', waits_for = $2 WHERE id = $1`, [
    waiting,
    waits('2026-01-01T00:00:00Z'),
  ]);
  await node.db.pool.query(`UPDATE run SET state = 'waiting', waits_for = $2 WHERE id = $1`, [
    patient,
    waits('2126-01-01T00:00:00Z'),
  ]);
  await node.look();
  expect([await node.state(waiting), await node.state(patient)]).toEqual(['queued', 'waiting']);
  expect(await node.jobs()).toEqual([waiting]);
});

test('a node never forgets itself, however late its own beat is', async () => {
  const node = await aNode();
  await node.db.pool.query(`UPDATE node SET heartbeat_at = now() - interval '1 hour'`);
  await node.look();
  const { rows } = await node.db.pool.query('SELECT id FROM node');
  expect(rows).toEqual([{ id: 'this' }]);
});
