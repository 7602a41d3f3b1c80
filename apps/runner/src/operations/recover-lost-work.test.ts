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
  const look = () => recoverLostWork({ db, nodeId, active, log });
  return { running, state, active, look, db };
}

test('a run this node holds but does not execute is ended, one it executes or has just begun is not', async () => {
  const node = await aNode();
  const stray = await node.running('this', 60);
  const executed = await node.running('this', 60);
  const fresh = await node.running('this', 1);
  node.active.set(executed, new AbortController());
  await node.look();
  expect([await node.state(stray), await node.state(executed), await node.state(fresh)]).toEqual([
    'failed',
    'running',
    'running',
  ]);
});

test('runs of a node that said good-bye, or that another look has already forgotten, are ended too', async () => {
  const node = await aNode();
  const left = await node.running('gone', 60);
  await node.look();
  expect(await node.state(left)).toBe('failed');
});

test('a node never forgets itself, however late its own beat is', async () => {
  const node = await aNode();
  await node.db.pool.query(`UPDATE node SET heartbeat_at = now() - interval '1 hour'`);
  await node.look();
  const { rows } = await node.db.pool.query('SELECT id FROM node');
  expect(rows).toEqual([{ id: 'this' }]);
});
