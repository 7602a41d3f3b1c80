import { shippedTemplates } from '@flowbridge/templates';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  expectData,
  startTestApi,
  type TestApi,
  type TestCaller,
  type TestUser,
} from '../testing/test-api.ts';
import { DEMO_PASSWORD } from './demo-people.ts';
import { seedDemo } from './seed-demo.ts';

// Each test seeds at least once: slow password hashes, six published flows.
vi.setConfig({ testTimeout: 60_000 });

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

const seed = (sandboxUrl: string) =>
  seedDemo({ databaseUrl: api.databaseUrl, masterKey: api.masterKey, publicUrl: api.url, sandboxUrl });

async function signIn(email: string): Promise<TestUser> {
  const answer = await api.signIn(email, DEMO_PASSWORD);
  expect(answer.status).toBe(200);
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return { id: '', email, cookie, apiKey: 'fb_demo_key' };
}

type Flow = { id: string; name: string; enabled: boolean; publishedVersion: number | null };
const flowsOf = async (caller: TestCaller) =>
  expectData(await caller.query<{ items: Flow[] }>('flows.list', {})).items;

test('the demo is complete, and running the seed again adds nothing', async () => {
  const { tenants, eventUrls } = await seed('http://127.0.0.1:4400');
  const demo = await signIn('demo@flowbridge.local');
  for (const code of ['harbor', 'bluewater']) {
    const me = api.as(demo, { id: tenants[code] ?? '', code });
    const flows = await flowsOf(me);
    expect(flows).toHaveLength(3);
    for (const flow of flows) expect(flow.publishedVersion).toBe(1);
    const connections = expectData(await me.query<{ connectorKey: string }[]>('connections.list', {}));
    expect(connections.map((each) => each.connectorKey).sort()).toEqual(['dingtalk', 'sap-b1']);
    const templates = expectData(await me.query<{ key: string }[]>('templates.list'));
    expect(templates.map((each) => each.key)).toEqual(expect.arrayContaining(['T05', 'T06', 'T07']));
    expect(eventUrls[code]).toHaveLength(2);
    expect((await me.rest('GET', '/flows')).status).toBe(200);
  }
  const before = await flowsOf(api.as(demo, { id: tenants.harbor ?? '', code: 'harbor' }));
  expect(await seed('http://127.0.0.1:4400')).toEqual({ tenants, eventUrls });
  expect(await flowsOf(api.as(demo, { id: tenants.harbor ?? '', code: 'harbor' }))).toEqual(before);
});

test('what people removed stays removed, and connections follow the sandbox to its new address', async () => {
  const { tenants } = await seed('http://127.0.0.1:4400');
  const me = api.as(await signIn('demo@flowbridge.local'), { id: tenants.harbor ?? '', code: 'harbor' });
  const [flow] = await flowsOf(me);
  expectData(await me.mutate('flows.remove', { id: flow?.id }));
  await seed('http://127.0.0.1:5500');
  expect(await flowsOf(me)).toHaveLength(2);
  const [sap] = expectData(await me.query<{ id: string }[]>('connections.list', { connectorKey: 'sap-b1' }));
  const detail = await me.query('connections.get', { id: sap?.id });
  expect(detail).toMatchObject({
    data: {
      variables: { serviceUrl: 'http://127.0.0.1:5500/sandbox/sap-b1/b1s/v1' },
      secretsSet: ['password'],
    },
  });
});

test('operator, viewer and outsider have their places', async () => {
  const { tenants } = await seed('http://127.0.0.1:4400');
  const harbor = { id: tenants.harbor ?? '', code: 'harbor' };
  const operator = api.as(await signIn('operator@flowbridge.local'), harbor);
  expect(await operator.mutate('flows.create', { name: 'x' })).toMatchObject({
    error: { code: 'forbidden' },
  });
  const viewer = api.as(await signIn('viewer@flowbridge.local'), harbor);
  expect((await viewer.query('flows.list', {})).ok).toBe(true);
  const outsider = api.as(await signIn('outsider@flowbridge.local'), harbor);
  expect(await outsider.query('flows.list', {})).toMatchObject({ error: { code: 'notFound' } });
});

test("a template's flow is made with the tenant's own connections and parameters", async () => {
  const { tenants } = await seed('http://127.0.0.1:4400');
  const me = api.as(await signIn('demo@flowbridge.local'), {
    id: tenants.bluewater ?? '',
    code: 'bluewater',
  });
  const templates = expectData(await me.query<{ id: string; key: string }[]>('templates.list'));
  const templateId = templates.find((each) => each.key === 'T05')?.id;
  const connections = expectData(
    await me.query<{ id: string; connectorKey: string }[]>('connections.list', {}),
  );
  const bound = Object.fromEntries(connections.map((each) => [each.connectorKey, each.id]));
  const sandboxParameters = shippedTemplates().find((each) => each.key === 'T05')?.sandboxParameters;
  const made = expectData(
    await me.mutate<{ flows: { id: string }[] }>('templates.createFlow', {
      templateId,
      name: 'Mine',
      language: 'zh',
      connections: bound,
      parameters: { ...sandboxParameters, processCode: 'PROC-1' },
    }),
  );
  const id = made.flows[0]?.id;
  expect(await me.query('flows.get', { id })).toMatchObject({
    data: {
      name: 'Mine',
      origin: { templateKey: 'T05', version: expect.any(Number) },
      bindings: { connections: bound, parameters: { processCode: 'PROC-1' } },
    },
  });
  expect(await me.query('flows.validate', { id })).toMatchObject({ ok: true });
  expectData(await me.mutate('flows.publish', { id }));
});
