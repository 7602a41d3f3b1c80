import { listRuns } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StartedRunner } from '../start-runner.ts';
import { callHook } from '../testing/call-hook.ts';
import { echoDocument } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;
let one: StartedRunner;
let two: StartedRunner;

beforeAll(async () => {
  stage = await openStage();
  [one, two] = await Promise.all([stage.runner(), stage.runner()]);
});
afterAll(() => stage.close());

const dedupe = { key: '{{trigger.body.name}}', windowMs: 60_000 };
const runsOf = async (flowId: string) =>
  (await listRuns(stage.db, { tenantId: stage.tenantId, flowId })).items;
const count = async (sql: string, value: string) => (await stage.db.pool.query(sql, [value])).rowCount;
/** Sessions that are held up by the lock of a test, by the text of what they ask. */
const LOOKING = `SELECT FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE $1`;
/** Holds the table of runs until it is let go. */
async function holdRuns(mode: 'SHARE' | 'ACCESS EXCLUSIVE') {
  const client = await stage.db.pool.connect();
  await client.query('BEGIN');
  await client.query(`LOCK TABLE run IN ${mode} MODE`);
  let held = true;
  const letGo = async () => {
    if (held) await client.query('COMMIT').finally(() => client.release());
    held = false;
  };
  return { letGo, [Symbol.asyncDispose]: letGo };
}
const take = (flowId: string, key: string, node: string) =>
  stage.db.pool.query(
    `INSERT INTO dedupe_key (flow_id, key, tenant_id, run_id, node_id, expires_at)
     VALUES ($1, $2, $3, 'accepting', $4, now() + interval '1 h')`,
    [flowId, key, stage.tenantId, node],
  );

test.each(['sync', 'async'])(
  'a repeat of a %s call whose first commit is held up waits for it and makes no second run',
  async (answer) => {
    const { hooks, flowId } = await stage.flow({ document: echoDocument({ answer, dedupe }) });
    // While somebody holds the table, the first run's row cannot be written, nor the repeat look for it.
    await using held = await holdRuns('ACCESS EXCLUSIVE');
    const first = callHook(one, hooks.web, { name: 'slow' });
    await expect.poll(() => count('SELECT FROM dedupe_key WHERE flow_id = $1', flowId)).toBe(1);
    const again = callHook(two, hooks.web, { name: 'slow' });
    await expect.poll(() => count(LOOKING, '%"answerJson"%')).toBe(1);
    await held.letGo();
    const [given, repeated] = await Promise.all([first, again]);
    expect(given.status).toBe(answer === 'sync' ? 200 : 202);
    expect(repeated).toMatchObject({ status: given.status, text: given.text, runId: given.runId });
    const runs = await runsOf(flowId);
    expect(runs.filter((run) => run.duplicateOf === null)).toHaveLength(1);
    expect(runs.filter((run) => run.duplicateOf === given.runId)).toHaveLength(1);
  },
);

test('a key of a living node that is still accepting is left alone: the repeat is told to come again', async () => {
  const { hooks, flowId } = await stage.flow({ document: echoDocument({ dedupe, timeoutMs: 800 }) });
  await take(flowId, 'busy', one.nodeId);
  const answer = await callHook(two, hooks.web, { name: 'busy' });
  expect(answer).toMatchObject({ status: 503, json: { code: 'dedupe.pending' } });
  expect(answer.headers.get('retry-after')).toBe('1');
  expect(await runsOf(flowId)).toEqual([]);
});

test('a key of a node that died before accepting, or gave up long ago, goes to the next call', async () => {
  const { hooks, flowId } = await stage.flow({ document: echoDocument({ dedupe }) });
  await take(flowId, 'dead', 'runner-that-died');
  expect(await callHook(two, hooks.web, { name: 'dead' })).toMatchObject({ status: 200 });
  await take(flowId, 'old', one.nodeId);
  await stage.db.pool.query(`UPDATE dedupe_key SET claimed_at = now() - interval '1 hour' WHERE key = 'old'`);
  expect(await callHook(two, hooks.web, { name: 'old' })).toMatchObject({ status: 200 });
});

test('a call that was refused for want of room leaves its key to the next one', async () => {
  const full = await stage.runner({ syncRuns: 1 });
  const { hooks } = await stage.flow({ document: echoDocument({ dedupe }) });
  await using held = await holdRuns('SHARE');
  const occupying = callHook(full, hooks.web, { name: 'a' });
  await expect.poll(() => count(LOOKING, '%INSERT INTO run %')).toBe(1);
  expect((await callHook(full, hooks.web, { name: 'b' })).json.code).toBe('hook.busy');
  await held.letGo();
  expect((await occupying).status).toBe(200);
  expect(await callHook(two, hooks.web, { name: 'b' })).toMatchObject({ status: 200, json: { hello: 'b' } });
});

test('duplicates of a run that was cancelled before it could answer are told so', async () => {
  const { hooks } = await stage.flow({ document: echoDocument({ dedupe }) });
  const first = await callHook(one, hooks.web, { name: 'stopped' });
  await stage.db.pool.query(
    `UPDATE run SET state = 'cancelled', answer = NULL, output = NULL WHERE id = $1`,
    [first.runId],
  );
  expect(await callHook(two, hooks.web, { name: 'stopped' })).toMatchObject({
    status: 500,
    json: { code: 'run.cancelled', runId: first.runId },
  });
});

test('duplicates of a run that failed first and was repaired get its output', async () => {
  const { hooks } = await stage.flow({ document: echoDocument({ dedupe }) });
  const first = await callHook(one, hooks.web, { name: 'repaired' });
  await stage.db.pool.query(`UPDATE run SET attempt = 2, answer = NULL WHERE id = $1`, [first.runId]);
  expect(await callHook(two, hooks.web, { name: 'repaired' })).toMatchObject({
    status: 200,
    json: { hello: 'repaired' },
  });
});
