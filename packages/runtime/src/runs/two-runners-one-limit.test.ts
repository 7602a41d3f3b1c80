import { expect, test } from 'vitest';
import { addFlow, addQueuedRuns, endRuns } from '../testing/queued-runs.ts';
import { addTenant } from '../testing/runtime-database.ts';
import { runtimeStage } from '../testing/runtime-stage.ts';

/** Claims with `asking` workers on each of two nodes until nothing is left, and watches how many run at the same time. */
async function claimEverything(
  stage: Awaited<ReturnType<typeof runtimeStage>>,
  { asking, tenantRuns }: { asking: number; tenantRuns?: number },
) {
  const running = new Map<string, number>();
  const highest = new Map<string, number>();
  const claimed: string[] = [];
  let left = true;
  const count = (key: string, by: number) => {
    const now = (running.get(key) ?? 0) + by;
    running.set(key, now);
    highest.set(key, Math.max(highest.get(key) ?? 0, now));
  };
  async function work(claim: ReturnType<typeof stage.claims>['claim']): Promise<void> {
    while (left) {
      const run = await claim();
      if (!run) {
        const { rows } = await stage.db.pool.query(`SELECT 1 FROM run WHERE state = 'queued' LIMIT 1`);
        left = rows.length > 0;
        continue;
      }
      claimed.push(run.id);
      count(run.flowId, 1);
      count(run.tenantId, 1);
      await stage.db.pool.query('SELECT 1');
      count(run.flowId, -1);
      count(run.tenantId, -1);
      await endRuns(stage.db, [run.id]);
    }
  }
  const nodes = ['a', 'b'].map((node) => stage.claims(node, tenantRuns));
  await Promise.all(nodes.flatMap(({ claim }) => Array.from({ length: asking }, () => work(claim))));
  return { highest, claimed };
}

test("a flow's limit holds on two runners, and every run comes once", async () => {
  const stage = await runtimeStage();
  const { db, tenantId } = stage;
  const serial = await addFlow(db, tenantId, { overlap: { policy: 'queue' } });
  const three = await addFlow(db, tenantId, { overlap: { policy: 'parallel', max: 3 } });
  const free = await addFlow(db, tenantId);
  const ids = [
    await addQueuedRuns(db, serial, 20),
    await addQueuedRuns(db, three, 40),
    await addQueuedRuns(db, free, 40),
  ].flat();
  const { highest, claimed } = await claimEverything(stage, { asking: 6 });
  expect(highest.get(serial.flowId)).toBe(1);
  expect(highest.get(three.flowId)).toBe(3);
  expect(highest.get(free.flowId)).toBeGreaterThan(3);
  expect(claimed.toSorted()).toEqual(ids.toSorted());
  const serialIds = ids.slice(0, 20).toSorted();
  expect(claimed.filter((id) => serialIds.includes(id))).toEqual(serialIds);
});

test("a tenant's limit holds on two runners: its own, or else the runners' default", async () => {
  const stage = await runtimeStage();
  const { db, tenantId } = stage;
  const other = await addTenant(db, 'other');
  await db.pool.query('UPDATE tenant SET max_running_runs = 2 WHERE id = $1', [other]);
  await addQueuedRuns(db, await addFlow(db, tenantId), 40);
  await addQueuedRuns(db, await addFlow(db, other), 40);
  const { highest, claimed } = await claimEverything(stage, { asking: 8, tenantRuns: 4 });
  expect(highest.get(tenantId)).toBe(4);
  expect(highest.get(other)).toBe(2);
  expect(claimed).toHaveLength(80);
});
