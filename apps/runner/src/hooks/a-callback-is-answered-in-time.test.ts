import { listRuns, listStepRuns } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StartedRunner } from '../start-runner.ts';
import { aDocument, aStep } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;
let runner: StartedRunner;
let hook: string | undefined;
let flowId: string;

/** A known answer of DingTalk's callback encryption: an approval that was agreed to. */
const ENCRYPTED = [
  'Q3stYC6hdFzMh9T8HCvyDOlLyQuCoVgT1oq7VNGskuY/u1OgHOt0KeIIi+4LGF23W359GHOLMxoSFRpad1lAWMnEZs',
  'h5lUCN4GMvG3wD3HOqEYjAExA4o5hS88dhW0yN9eeR1LSxoUykul30ELwZU4XowSDouBz/TZUqKqCzyXpFvJ3IDhe2',
  'YJQR5qodbqZutE3C0n5kqUY5nnnUz0SmBTWMOjG0kVDTgG0Eu/L8cMlXw2n+WyMmy18OVM2qnirZnRZT7rlvy/S8Rq',
  'Hfa8HiAVwigx++bD84ZlipXs390XNurVsTMFLoEScnlPvJl4QmYA1rUROcBUUCMg8cP7aJpEiMPVkvvv3NJQnKWjo1',
  'tLYLwvo+hArigom2Ji5Bzbs4VouYq7/AMwZuS/3RVGmlJzQo9ghSGvzY1RGyC4KK2LVKm+OQAjPs1GQsEJZml8DmXl',
  'KSb4E9ohYHYpvscSPs7mTIW95+izPeTZKYCnWyIIBiQsEjQYHMcosjDhBBFLbX',
].join('');
const SIGNATURE = 'fed420a3c9e60fe1cde8a8a908174e0a4b069707';

beforeAll(async () => {
  stage = await openStage();
  runner = await stage.runner();
  const connection = await stage.connection({
    connectorKey: 'dingtalk',
    variables: { appKey: 'dingflowbridgekey001', callbackWindowMinutes: 0 },
    secrets: {
      appSecret: 'app-secret',
      callbackToken: 'flowbridgeDdToken01',
      callbackAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    },
  });
  const trigger = {
    key: 'approved',
    kind: 'connectorEvent',
    config: { connector: 'dingtalk', event: 'approvalFinished', input: {} },
  };
  const flow = await stage.flow({
    document: aDocument(trigger, [
      aStep('respond', 'answer', { status: 200, bodyType: 'text', body: 'not the protocol’s' }),
      aStep('buildJson', 'made', { value: '{{trigger.body.result}}' }),
    ]),
    connections: { dingtalk: connection },
  });
  hook = flow.hooks.approved;
  flowId = flow.flowId;
});
afterAll(() => stage.close());

async function push(signature: string) {
  const response = await fetch(
    `${runner.url}${hook}?signature=${signature}&timestamp=1783610513000&nonce=Zx81kQ0p`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ encrypt: ENCRYPTED }),
    },
  );
  return { status: response.status, text: await response.text() };
}

const runs = async () => (await listRuns(stage.db, { tenantId: stage.tenantId, flowId })).items;

test('a genuine callback gets the protocol’s reply once its run is durable, and the run is executed', async () => {
  const answer = await push(SIGNATURE);
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toHaveProperty('msg_signature');
  expect(await runs()).toHaveLength(1);
  await expect.poll(async () => (await runs())[0]?.state).toBe('succeeded');
  // What the flow answers is not the system's: it goes on after it all the same.
  const runId = (await runs())[0]?.id ?? '';
  const { items } = await listStepRuns(stage.db, { tenantId: stage.tenantId, runId, attempt: 1 });
  expect(items.map((step) => step.path)).toEqual(['answer', 'made']);
});

test('the same callback again gets the same kind of reply and starts nothing', async () => {
  const answer = await push(SIGNATURE);
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toHaveProperty('msg_signature');
  const [again, first] = await runs();
  expect(again?.duplicateOf).toBe(first?.id);
});

test('a callback with a wrong signature is refused and leaves no run', async () => {
  const before = (await runs()).length;
  expect((await push('0'.repeat(40))).status).toBeGreaterThanOrEqual(400);
  expect(await runs()).toHaveLength(before);
});
