import { expect, test } from 'vitest';
import { addFlow, addQueuedRuns } from '../testing/queued-runs.ts';
import { addTenant } from '../testing/runtime-database.ts';
import { runtimeStage } from '../testing/runtime-stage.ts';

async function aQueue() {
  const { db, tenantId: large, claims } = await runtimeStage();
  const small = await addTenant(db, 'small');
  const { claim } = claims('node');
  /** The tenants of the next runs, asked for together. */
  const next = async (count: number) => {
    const runs = await Promise.all(Array.from({ length: count }, () => claim()));
    return runs.map((run) => run?.tenantId);
  };
  return { db, large, small, claim, next };
}

test('the runs of a tenant that comes last begin in turn with those of the one that was there before', async () => {
  const { db, large, small, next } = await aQueue();
  await addQueuedRuns(db, await addFlow(db, large), 50);
  expect(await next(4)).toEqual([large, large, large, large]);
  await addQueuedRuns(db, await addFlow(db, small), 6);
  // It has none running yet: first it catches up, then they take turns.
  expect(await next(4)).toEqual([small, small, small, small]);
  expect((await next(4)).toSorted()).toEqual([large, large, small, small].toSorted());
  expect(await next(2)).toEqual([large, large]);
});

test('inside a tenant a run that has begun before goes first, then the oldest', async () => {
  const { db, large, claim } = await aQueue();
  const first = await addQueuedRuns(db, await addFlow(db, large), 3);
  const second = await addQueuedRuns(db, await addFlow(db, large), 2);
  await db.pool.query('UPDATE run SET resumes = 1 WHERE id = $1', [second[1]]);
  const order: (string | undefined)[] = [];
  for (let turn = 0; turn < 6; turn += 1) order.push((await claim())?.id);
  const fresh = [...first, second[0]].toSorted();
  expect(order).toEqual([second[1], ...fresh, undefined]);
});

test('a flow at its limit does not hide the other flows of its tenant', async () => {
  const { db, large, claim } = await aQueue();
  const held = await addQueuedRuns(db, await addFlow(db, large, { overlap: { policy: 'queue' } }), 30);
  const [other] = await addQueuedRuns(db, await addFlow(db, large), 1);
  expect((await claim())?.id).toBe(held.toSorted()[0]);
  expect((await claim())?.id).toBe(other);
  expect(await claim()).toBeUndefined();
});
