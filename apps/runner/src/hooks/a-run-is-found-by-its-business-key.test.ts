import { listRunKeys, listRuns, newId, syncSchedules } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aDocument, aStep, httpTrigger } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;
let url: string;

beforeAll(async () => {
  stage = await openStage();
  url = (await stage.runner()).url ?? '';
});
afterAll(() => stage.close());

const settings = {
  businessKeys: [
    { key: 'request', label: 'Purchase request', value: '{{ trigger.body.request }}' },
    { key: 'where', value: '{{ params.site }}-{{ trigger.kind }}' },
    { key: 'bad', value: '{{ $number("x") }}' },
  ],
};
const parameters = [{ key: 'site', label: 'Site', type: 'text', default: 'SH' }];
const steps = [aStep('buildJson', 'made', { value: 1 })];

const keysOf = async (runId: string) => {
  const keys = await listRunKeys(stage.db, { tenantId: stage.tenantId, runId });
  return Object.fromEntries(keys.map(({ name, value }) => [name, value]));
};
const found = async (key: string, tenantId = stage.tenantId) =>
  (await listRuns(stage.db, { tenantId, key })).items.map((run) => run.id);

test.each(['sync', 'async'])(
  '%s call: its keys come with its row, one that cannot be made is left out',
  async (answer) => {
    const { hooks } = await stage.flow({
      document: aDocument(httpTrigger({ answer }), steps, { settings, parameters }),
      parameters: { site: 'GZ' },
    });
    const request = `PR-${answer}`;
    const response = await fetch(`${url}${hooks.web}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ request }),
    });
    expect(response.ok).toBe(true);
    const runId = response.headers.get('x-flowbridge-run') ?? '';
    expect(await keysOf(runId)).toEqual({ request, where: 'GZ-http' });
    expect(await found(request)).toEqual([runId]);
    expect(await found('PR')).toEqual([]);
    expect(await found(request, newId())).toEqual([]);
  },
);

test('a long value is cut, and found by the whole of it', async () => {
  const { hooks } = await stage.flow({
    document: aDocument(httpTrigger({ answer: 'async' }), steps, { settings, parameters }),
  });
  const request = 'x'.repeat(500);
  const response = await fetch(`${url}${hooks.web}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ request }),
  });
  const runId = response.headers.get('x-flowbridge-run') ?? '';
  expect(await keysOf(runId)).toMatchObject({ request: 'x'.repeat(200) });
  expect(await found(request)).toEqual([runId]);
});

test('a fire of a schedule has keys too', async () => {
  const config = { mode: 'interval', every: 1, unit: 'hours' };
  const document = aDocument({ key: 'hourly', kind: 'schedule', config }, steps, { settings, parameters });
  const { flowId } = await stage.flow({ document });
  const { tenantId } = stage;
  await syncSchedules(stage.db.pool, {
    tenantId,
    flowId,
    schedules: [{ triggerId: 't1', spec: { config, parameters: { site: 'BJ' } } }],
  });
  const runs = async () => (await listRuns(stage.db, { tenantId, flowId })).items;
  await expect.poll(async () => (await runs()).length, { timeout: 10_000 }).toBe(1);
  const [run] = await runs();
  expect(await keysOf(run?.id ?? '')).toEqual({ where: 'BJ-schedule' });
});
