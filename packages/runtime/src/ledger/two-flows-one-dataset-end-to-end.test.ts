import { aFlow, type FlowBuilder } from '@flowbridge/flow';
import { expect, onTestFinished, test } from 'vitest';
import { fakeSystem, json } from '../invoker/testing/fake-system.ts';
import { runtimeStage } from '../testing/runtime-stage.ts';
import { startAttempt } from '../testing/start-attempt.ts';

async function aStage() {
  const stage = await runtimeStage();
  const { db } = stage;
  const posted: string[][] = [];
  const system = await fakeSystem((request, response) => {
    const records: { code: string }[] = JSON.parse(request.body);
    posted.push(records.map(({ code }) => code));
    json(response, 200, {
      results: records.map(({ code }) => ({
        key: code,
        ok: code !== 'K7',
        id: `T-${code}`,
        message: 'no price',
      })),
    });
  });
  onTestFinished(() => system[Symbol.asyncDispose]());
  let versions = 0;
  return {
    posted,
    url: system.url,
    async run(flow: FlowBuilder, body: unknown = {}) {
      versions += 1;
      const { ended } = await startAttempt(stage, { flow, body, versionId: `v${versions}` });
      return ended;
    },
    async states(): Promise<Record<string, number>> {
      const { rows } = await db.pool.query<{ state: string; count: number }>(
        'SELECT state, count(*)::int AS count FROM dataset_record GROUP BY state ORDER BY state',
      );
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    },
    rows: (sql: string) => db.pool.query(sql).then(({ rows }) => rows),
  };
}

const staging = aFlow()
  .http()
  .datasetStage('stage', {
    dataset: 'items',
    records: '{{ trigger.body }}',
    key: '{{ loops.row.item.code }}',
    fields: { name: '{{ loops.row.item.name }}' },
  });

const codes = Array.from({ length: 25 }, (_, at) => `K${at}`);
const items = codes.map((code) => ({ code, name: `Item ${code}` }));

test('one flow stages, another delivers in batches side by side; every record is sent once', async () => {
  const stage = await aStage();
  const staged = await stage.run(staging, items);
  expect(staged).toMatchObject({ output: { new: 25, changed: 0, unchanged: 0, total: 25 } });
  const delivering = aFlow()
    .http()
    .datasetDeliver(
      'deliver',
      {
        dataset: 'items',
        batchSize: 4,
        concurrency: 3,
        results: '{{ steps.post.body.results }}',
        mapped: '{{ loops.deliver.item.records.data }}',
      },
      (lane) =>
        lane.action(
          'http',
          'request',
          { url: stage.url, method: 'POST', body: '{{ [loops.deliver.item.records.data] }}' },
          { key: 'post' },
        ),
    );
  const delivered = await stage.run(delivering);
  expect(delivered).toMatchObject({
    state: 'completedWithFailures',
    output: { delivered: 24, failed: 1, parked: 0, batches: 7 },
  });
  expect(stage.posted.flat().sort()).toEqual(codes.toSorted());
  expect(await stage.states()).toEqual({ delivered: 24, failed: 1 });
  expect(await stage.rows(`SELECT mapped, answered, target_id FROM dataset_record WHERE key = 'K3'`)).toEqual(
    [
      {
        mapped: '{"code":"K3","name":"Item K3"}',
        answered: '{"key":"K3","ok":true,"id":"T-K3","message":"no price"}',
        target_id: 'T-K3',
      },
    ],
  );
  // Staged again unchanged, nothing is left to deliver; the refused one waits for its pause.
  expect(await stage.run(staging, items)).toMatchObject({ output: { unchanged: 25 } });
  expect(await stage.run(delivering)).toMatchObject({
    output: { delivered: 0, failed: 0, parked: 0, batches: 0 },
  });
});

test('a run that is ended in mid-batch gives its records back at once', async () => {
  const stage = await aStage();
  await stage.run(staging, items.slice(0, 3));
  const leaving = aFlow()
    .http()
    .datasetDeliver('deliver', { dataset: 'items' }, (lane) => lane.terminate('succeeded'));
  expect(await stage.run(leaving)).toMatchObject({ state: 'succeeded' });
  expect(await stage.states()).toEqual({ pending: 3 });
});
