import { insertQueuedRun, listRuns, newId } from '@flowbridge/db';
import type { FlowSettings } from '@flowbridge/flow';
import { enqueue } from '@flowbridge/queue';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMissingTokens } from '../operations/look-for-stranded-runs.ts';
import { aDocument, aStep } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;
let limits: { db: Stage['db']; nodeId: string };

beforeAll(async () => {
  stage = await openStage();
  const [first] = await Promise.all([stage.runner({ concurrency: 4 }), stage.runner({ concurrency: 4 })]);
  limits = { db: stage.db, nodeId: first.nodeId };
});
afterAll(() => stage.close());

const manual = { key: 'start', kind: 'manual', config: {} };

async function aFlow(settings: FlowSettings = {}) {
  const code = aStep('code', 'wait', { input: {}, code: 'function main() { return 1 }' });
  const flow = await stage.flow({ document: aDocument(manual, [code], { settings }) });
  return { ...flow, tenantId: stage.tenantId };
}

async function addRuns(
  flow: { tenantId: string; flowId: string; versionId: string },
  count: number,
  token = true,
) {
  const run = { ...flow, triggerKey: 'start', triggerKind: 'manual', triggerInputJson: '{}' };
  for (let index = 0; index < count; index += 1) {
    const runId = await insertQueuedRun(stage.db.pool, run);
    if (token) await enqueue(stage.db.pool, [{ name: 'run.execute', payload: { runId } }]);
  }
}

const runsOf = async ({ flowId, tenantId }: { flowId: string; tenantId: string }) =>
  (await listRuns(stage.db, { tenantId, flowId, limit: 100 })).items;
const statesOf = async (flow: { flowId: string; tenantId: string }) => [
  ...new Set((await runsOf(flow)).map((run) => run.state)),
];

test('is begun when its place becomes free, although its token is spent, and never before', async () => {
  const flow = await aFlow({ overlap: { policy: 'queue' } });
  await addRuns(flow, 25);
  await expect.poll(() => statesOf(flow), { timeout: 15_000 }).toEqual(['succeeded']);
  const runs = await runsOf(flow);
  expect(runs).toHaveLength(25);
  const spans = runs
    .map((run) => [run.startedAt?.getTime() ?? 0, run.endedAt?.getTime() ?? 0] as const)
    .sort(([a], [b]) => a - b);
  for (const [index, [startedAt]] of spans.entries())
    expect(startedAt).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? 0);
});

test("is begun when its tenant's place becomes free", async () => {
  const flow = await aFlow();
  await stage.db.pool.query('UPDATE tenant SET max_running_runs = 1 WHERE id = $1', [stage.tenantId]);
  await addRuns(flow, 25);
  await expect.poll(() => statesOf(flow), { timeout: 15_000 }).toEqual(['succeeded']);
  await stage.db.pool.query('UPDATE tenant SET max_running_runs = NULL WHERE id = $1', [stage.tenantId]);
});

test('is found by the look for stranded runs when its token was lost, and only then', async () => {
  const flow = await aFlow();
  await stage.db.pool.query('UPDATE tenant SET max_running_runs = 0 WHERE id = $1', [stage.tenantId]);
  await addRuns(flow, 3, false);
  const limit = { concurrency: 20, tenantRuns: 50 };
  expect(await addMissingTokens(limits, limit)).toBe(0);
  await stage.db.pool.query('UPDATE tenant SET max_running_runs = NULL WHERE id = $1', [stage.tenantId]);
  expect(await addMissingTokens(limits, limit)).toBe(3);
  await expect.poll(() => statesOf(flow), { timeout: 15_000 }).toEqual(['succeeded']);
  expect(await addMissingTokens(limits, limit)).toBe(0);
});

test('of a version that is gone does not stop the others', async () => {
  const flow = await aFlow();
  await addRuns({ ...flow, versionId: newId() }, 1);
  await addRuns(flow, 1);
  await expect.poll(async () => (await statesOf(flow)).toSorted()).toEqual(['failed', 'succeeded']);
});
