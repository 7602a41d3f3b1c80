import { listFlowCommands } from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';
import { manualFlow } from '../testing/test-documents.ts';

const { api, tenant, user, me } = await startTestApiAs('builder', 'edit');

type Flow = { revision: number; document: FlowDocument };

async function newFlow(): Promise<string> {
  return expectData(
    await me.mutate<{ id: string }>('flows.create', { name: 'Drawing', document: manualFlow() }),
  ).id;
}

const rename = (title: string) => ({ type: 'changeStep', stepId: 'build', change: { title } });
const readFlow = async (id: string) => expectData(await me.query<Flow>('flows.get', { id }));

test('commands change the draft, and are kept with who sent them', async () => {
  const id = await newFlow();
  const commands = [rename('First'), rename('Second')];
  const saved = await me.mutate('flows.applyCommands', { id, revision: 1, commands, clientId: 'tab-1' });
  expect(saved).toMatchObject({ ok: true, data: { revision: 2 } });
  expect((await readFlow(id)).document.steps).toMatchObject({ build: { title: 'Second' } });
  expect(await listFlowCommands(api.db, { tenantId: tenant.id, flowId: id })).toMatchObject([
    { revision: 2, userId: user.id, clientId: 'tab-1', commands },
  ]);
});

test('commands made on an older revision conflict and bring the present document', async () => {
  const id = await newFlow();
  expectData(
    await me.mutate('flows.applyCommands', {
      id,
      revision: 1,
      commands: [rename('Theirs')],
      clientId: 'theirs',
    }),
  );
  const late = await me.mutate('flows.applyCommands', {
    id,
    revision: 1,
    commands: [rename('Mine')],
    clientId: 'mine',
  });
  expect(late).toMatchObject({
    ok: false,
    status: 409,
    error: {
      code: 'revisionConflict',
      details: {
        revision: 2,
        clientId: 'theirs',
        author: { id: user.id },
        document: { steps: { build: { title: 'Theirs' } } },
      },
    },
  });
});

test('of many who save at once exactly one wins each revision', async () => {
  const id = await newFlow();
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      me.mutate('flows.applyCommands', {
        id,
        revision: 1,
        commands: [rename(`Tab ${index}`)],
        clientId: `tab-${index}`,
      }),
    ),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  for (const answer of answers) {
    if (!answer.ok) expect(answer.error.code).toBe('revisionConflict');
  }
  expect((await readFlow(id)).revision).toBe(2);
});

test('a batch with one impossible command changes nothing and names the command', async () => {
  const id = await newFlow();
  const answer = await me.mutate('flows.applyCommands', {
    id,
    revision: 1,
    commands: [rename('Half'), { type: 'changeStep', stepId: 'gone', change: { title: 'No' } }],
    clientId: 'tab',
  });
  expect(answer).toMatchObject({
    ok: false,
    status: 422,
    error: { code: 'commandRefused', details: { index: 1, type: 'changeStep' } },
  });
  const flow = await readFlow(id);
  expect(flow.revision).toBe(1);
  expect(flow.document).toEqual(manualFlow());
});

test('a malformed command names the place', async () => {
  const id = await newFlow();
  const answer = await me.mutate('flows.applyCommands', {
    id,
    revision: 1,
    commands: [{ type: 'noSuchCommand' }],
    clientId: 'tab',
  });
  expect(answer).toMatchObject({ ok: false, status: 422, error: { code: 'invalidInput' } });
  expect(!answer.ok && answer.error.path).toMatch(/^commands › 0/);
});
