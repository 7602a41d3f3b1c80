import { listRuns } from '@flowbridge/db';
import { type FlowDocument, parseFlowDocument } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';

const order = {
  type: 'object',
  fields: [
    { key: 'number', required: true, schema: { type: 'integer' } },
    {
      key: 'lines',
      schema: {
        type: 'array',
        items: { type: 'object', fields: [{ key: 'qty', required: true, schema: { type: 'number' } }] },
      },
    },
  ],
};

function document(): FlowDocument {
  const parsed = parseFlowDocument({
    schemaVersion: 1,
    triggers: [
      { id: 'start', key: 'start', kind: 'manual', config: { input: order } },
      {
        id: 'hook',
        key: 'hook',
        kind: 'http',
        config: { methods: ['POST'], auth: { kind: 'none' }, answer: 'sync', body: order },
      },
    ],
    lanes: { root: ['build'] },
    steps: { build: { id: 'build', key: 'build', kind: 'buildJson', config: { value: 1 } } },
    parameters: [],
    notes: [],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

const { api, tenant, me } = await startTestApiAs('owner', 'inputs');
const { id: flowId } = expectData(
  await me.mutate<{ id: string }>('flows.create', { name: 'checked', document: document() }),
);

const runs = async () => (await listRuns(api.db, { tenantId: tenant.id, flowId })).items;

test('input that the trigger does not declare is refused with its place, by REST and in the console, without a run', async () => {
  const wrong: [unknown, string][] = [
    [undefined, 'input.number'],
    [{ number: 'x' }, 'input.number'],
    [{ number: 1, lines: [{ qty: 1 }, {}] }, 'input.lines[1].qty'],
    [[], 'input'],
  ];
  for (const [input, path] of wrong) {
    const rest = await me.rest('POST', `/flows/${flowId}/runs`, { version: 'draft', input });
    expect(rest.status).toBe(422);
    expect(await rest.json()).toMatchObject({ code: 'invalidInput', path, hint: expect.any(String) });
    for (const triggerId of ['start', 'hook'])
      expect(await me.mutate('flows.run', { id: flowId, version: 'draft', triggerId, input })).toMatchObject({
        ok: false,
        error: { code: 'invalidInput', path, details: { reason: { zh: expect.any(String) } } },
      });
  }
  expect(await runs()).toEqual([]);
});

test('what the trigger declares is taken, digit for digit', async () => {
  const inputJson = '{"number":12345678901234567890,"lines":[{"qty":0.10}]}';
  expectData(await me.mutate('flows.run', { id: flowId, version: 'draft', inputJson }));
  const { rows } = await api.db.pool.query('SELECT trigger_input AS input FROM run WHERE flow_id = $1', [
    flowId,
  ]);
  expect(rows[0].input).toContain('"number":12345678901234567890');
  expect(rows[0].input).toContain('"qty":0.10');
  const broken = await me.mutate('flows.run', { id: flowId, version: 'draft', inputJson: '{"number": ' });
  expect(broken).toMatchObject({ ok: false, error: { code: 'invalidInput', path: 'inputJson' } });
});
