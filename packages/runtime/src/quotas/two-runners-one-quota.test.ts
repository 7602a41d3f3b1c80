import { setTenantQuota, takeRunPlaces } from '@flowbridge/db';
import { expect, test } from 'vitest';
import { addFlow, addQueuedRuns } from '../testing/queued-runs.ts';
import { addTenant } from '../testing/runtime-database.ts';
import { runtimeStage } from '../testing/runtime-stage.ts';
import { createRunPlaces } from './run-places.ts';

type Stage = Awaited<ReturnType<typeof runtimeStage>>;

/** Two nodes claim side by side until neither gets any more; answers whose runs have begun. */
async function claimAll(stage: Stage, asking = 8): Promise<{ id: string; tenantId: string }[]> {
  const claimed: { id: string; tenantId: string }[] = [];
  const work = async (claim: ReturnType<Stage['claims']>['claim']) => {
    for (let run = await claim(); run; run = await claim()) claimed.push(run);
  };
  const nodes = ['a', 'b'].map((node) => stage.claims(node));
  await Promise.all(nodes.flatMap(({ claim }) => Array.from({ length: asking }, () => work(claim))));
  return claimed;
}

const limit = (stage: Stage, runsPerMinute: number | null) =>
  setTenantQuota(stage.db.pool, { tenantId: stage.tenantId, runsPerMinute, logBytes: null });

/** As if so many ticks of three seconds had gone by. */
const passTicks = (stage: Stage, ticks: number) =>
  stage.db.pool.query('UPDATE tenant_quota SET tick = tick - $1', [ticks]);

const kindOf = (stage: Stage, kind: string, ids: readonly string[]) =>
  stage.db.pool.query('UPDATE run SET trigger_kind = $1 WHERE id = ANY($2)', [kind, ids]);

test('of queued runs on two runners and calls of two others exactly as many begin as the quota allows; a neighbour is not held', async () => {
  const stage = await runtimeStage();
  const { db, tenantId } = stage;
  const neighbour = await addTenant(db, 'neighbour');
  await kindOf(stage, 'schedule', await addQueuedRuns(db, await addFlow(db, tenantId), 30));
  await kindOf(stage, 'schedule', await addQueuedRuns(db, await addFlow(db, tenantId), 30));
  await kindOf(stage, 'schedule', await addQueuedRuns(db, await addFlow(db, neighbour), 30));
  await limit(stage, 25);
  const log = { info() {}, warn() {}, error() {} };
  const hooks = [createRunPlaces({ db, log }), createRunPlaces({ db, log })];
  const [claimed, ...calls] = await Promise.all([
    claimAll(stage),
    ...Array.from({ length: 40 }, (_each, index) => hooks[index % 2]?.take(tenantId)),
  ]);
  const granted = calls.filter((place) => place?.granted).length;
  expect(claimed.filter((run) => run.tenantId === tenantId).length + granted).toBe(25);
  expect(claimed.filter((run) => run.tenantId === neighbour)).toHaveLength(30);
  const refused = calls.filter((place) => place?.granted === false);
  for (const place of refused) expect(place).toMatchObject({ perMinute: 25, waitMs: expect.any(Number) });
  expect(await claimAll(stage)).toEqual([]);
});

test('what is held back begins when the minute is over, the oldest first, and never more in any minute', async () => {
  const stage = await runtimeStage();
  const flow = await addFlow(stage.db, stage.tenantId);
  const ids = (await addQueuedRuns(stage.db, flow, 12)).toSorted();
  await kindOf(stage, 'poll', ids);
  await limit(stage, 5);
  expect((await claimAll(stage, 2)).map(({ id }) => id).toSorted()).toEqual(ids.slice(0, 5));
  await passTicks(stage, 20);
  expect(await claimAll(stage)).toEqual([]);
  await passTicks(stage, 1);
  expect((await claimAll(stage, 2)).map(({ id }) => id).toSorted()).toEqual(ids.slice(5, 10));
  await limit(stage, null);
  expect((await claimAll(stage)).map(({ id }) => id).toSorted()).toEqual(ids.slice(10));
});

test('runs that were counted before, go on, are tests or called ones begin behind any number of held ones', async () => {
  const stage = await runtimeStage();
  const { db, tenantId } = stage;
  const flow = await addFlow(db, tenantId);
  await limit(stage, 1);
  await takeRunPlaces(db.pool, { tenantId, wanted: 1 });
  await kindOf(stage, 'schedule', await addQueuedRuns(db, flow, 200));
  const [called, testing, woken, byHand, http, again] = await addQueuedRuns(db, flow, 6);
  await kindOf(stage, 'http', [http ?? '']);
  await kindOf(stage, 'schedule', [testing ?? '', woken ?? '']);
  await db.pool.query(`UPDATE run SET parent_run_id = 'p', attempt = 2 WHERE id = $1`, [called]);
  await db.pool.query('UPDATE run SET is_test = true WHERE id = $1', [testing]);
  await db.pool.query('UPDATE run SET started_at = now() WHERE id = $1', [woken]);
  await db.pool.query('UPDATE run SET attempt = 2 WHERE id = $1', [again]);
  const claimed = (await claimAll(stage)).map(({ id }) => id);
  // The retry is held: it is counted when it begins.
  expect(claimed.toSorted()).toEqual([called, testing, woken, byHand, http].toSorted());
});

test("a person's runs are counted and never held", async () => {
  const stage = await runtimeStage();
  const { db, tenantId } = stage;
  await limit(stage, 2);
  for (let run = 0; run < 3; run += 1)
    expect(await takeRunPlaces(db.pool, { tenantId, wanted: 1, forced: true })).toMatchObject({ granted: 1 });
  const refused = await takeRunPlaces(db.pool, { tenantId, wanted: 1 });
  expect(refused).toMatchObject({ granted: 0, perMinute: 2 });
  expect(refused.waitMs).toBeGreaterThan(55_000);
  expect(refused.waitMs).toBeLessThanOrEqual(63_000);
});

test('a tenant without a quota asks for as many as it likes and no row of it changes', async () => {
  const { db, tenantId } = await runtimeStage();
  expect(await takeRunPlaces(db.pool, { tenantId, wanted: 5_000 })).toEqual({
    granted: 5_000,
    perMinute: null,
    waitMs: 0,
  });
  expect((await db.pool.query('SELECT FROM tenant_quota')).rowCount).toBe(0);
});
