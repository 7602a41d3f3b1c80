import type { ServerResponse } from 'node:http';
import { aFlow, type FlowSettings } from '@flowbridge/flow';
import { expect, test, vi } from 'vitest';
import { json } from '../invoker/testing/fake-system.ts';
import { aCluster } from '../testing/cluster.ts';
import { wakeRun } from './wake.ts';

/** A flow with an overlap policy that calls a system which answers when it is let go, and a flow that calls it. */
async function aLimitedFlow(overlap: FlowSettings['overlap']) {
  const held: ServerResponse[] = [];
  const cluster = await aCluster((_request, response) => void held.push(response));
  const limited = await cluster.flow({
    ...aFlow()
      .manual()
      .action('http', 'get', { url: `${cluster.system.url}/slow` }, { key: 'slow' })
      .buildJson('done', 'done')
      .build(),
    settings: { overlap },
  });
  const caller = await cluster.flow(aFlow().manual().callFlow('call', limited.flowId).build());
  const node = cluster.node('one');
  return {
    ...cluster,
    callsIt: () => cluster.accept(caller),
    execute: (runId: string) => cluster.execute(node, runId),
    async calledBy(runId: string) {
      const { rows } = await cluster.db.pool.query<{ id: string; state: string; error: string | null }>(
        'SELECT id, state, error FROM run WHERE parent_run_id = $1',
        [runId],
      );
      return rows;
    },
    /** Runs that jobs of the queue name. */
    async offered() {
      const { rows } = await cluster.db.pool.query<{ runId: string }>(
        `SELECT j.payload->>'runId' AS "runId" FROM flowbridge_queue._private_jobs j
         JOIN flowbridge_queue._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'run.execute'`,
      );
      return rows.map(({ runId }) => runId);
    },
    calls: (count: number) => vi.waitFor(() => expect(held).toHaveLength(count), { timeout: 10_000 }),
    letGo: () => {
      for (const response of held) if (!response.writableEnded) json(response, 200, {});
    },
  };
}

test('a called run waits for its place in the queue, its caller for its end', async () => {
  const { callsIt, execute, calledBy, calls, letGo, offered, run, db } = await aLimitedFlow({
    policy: 'parallel',
    max: 1,
  });
  const first = await callsIt();
  const atWork = execute(first);
  await calls(1);
  const second = await callsIt();
  expect(await execute(second)).toMatchObject({ state: 'suspended' });
  expect(await run(second)).toMatchObject({ state: 'waiting' });
  const [waiting] = await calledBy(second);
  expect(waiting).toMatchObject({ state: 'queued' });
  await db.pool.query('DELETE FROM flowbridge_queue._private_jobs');

  letGo();
  expect(await atWork).toMatchObject({ state: 'succeeded', output: 'done' });
  // The place is offered at once, by a job in the name of the run that had it.
  const [ended] = await calledBy(first);
  expect(await offered()).toEqual([ended?.id]);

  const itsTurn = execute(waiting?.id ?? '');
  await calls(2);
  letGo();
  expect(await itsTurn).toMatchObject({ state: 'succeeded' });
  await wakeRun(db, second);
  expect(await execute(second)).toMatchObject({ state: 'succeeded', output: 'done' });
});

test('a called run that its flow skips fails its caller with the reason', async () => {
  const { callsIt, execute, calledBy, calls, letGo, run } = await aLimitedFlow({ policy: 'skip' });
  const first = await callsIt();
  const atWork = execute(first);
  await calls(1);
  const second = await callsIt();
  expect(await execute(second)).toMatchObject({ state: 'failed' });
  expect(await calledBy(second)).toMatchObject([
    { state: 'cancelled', error: expect.stringContaining('run.skipped') },
  ]);
  expect((await run(second)).errorJson).toContain('subFlowSkipped');
  letGo();
  expect(await atWork).toMatchObject({ state: 'succeeded' });
});
