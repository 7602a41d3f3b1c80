import { newFunctionDraft } from '@flowbridge/connector-sdk/custom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ForeignTenant, fillForeignTenant } from '../testing/foreign-tenant.ts';
import { listProcedures } from '../testing/list-procedures.ts';
import {
  expectData,
  startTestApi,
  type TestAnswer,
  type TestApi,
  type TestCaller,
} from '../testing/test-api.ts';
import { manualFlow, packageFile } from '../testing/test-documents.ts';

type Case =
  /** Names a thing of the other tenant: must answer as if it did not exist. */
  | { kind: 'foreignId'; input: (other: ForeignTenant, own: Own) => unknown }
  /** Names things of the other tenant in a call that answers one by one: each must be answered as if it did not exist. */
  | { kind: 'eachForeign'; input: (other: ForeignTenant, own: Own) => unknown }
  /** Names nothing of the other tenant: may succeed and must not mention it. */
  | { kind: 'ownOnly'; input?: unknown };

type Own = { flowId: string };

const byId = (pick: (other: ForeignTenant) => string): Case => ({
  kind: 'foreignId',
  input: (other) => ({ id: pick(other) }),
});
const eachRefused = (input: (other: ForeignTenant) => unknown): Case => ({ kind: 'eachForeign', input });
const flow = (more: Record<string, unknown> = {}): Case => ({
  kind: 'foreignId',
  input: (other) => ({ id: other.flowId, ...more }),
});
const poll = (more: Record<string, unknown> = {}): Case => ({
  kind: 'foreignId',
  input: (other) => ({ id: other.pollFlowId, triggerId: 'changes', ...more }),
});
const run = (more: Record<string, unknown> = {}): Case => ({
  kind: 'foreignId',
  input: (other) => ({ id: other.runId, ...more }),
});

const dataset = (more: Record<string, unknown> = {}): Case => ({
  kind: 'foreignId',
  input: (other) => ({ dataset: other.dataset, ...more }),
});

const choices = { connections: {}, different: {}, parameters: {} };

const words = { names: { en: 'stolen', zh: 'stolen' }, descriptions: { en: '', zh: '' } };

const singleSignOn = {
  kind: 'oidc',
  enabled: true,
  issuer: 'https://login.example.test',
  clientId: 'mine',
  clientSecret: null,
  scopes: [],
  groupsClaim: 'groups',
  groupRoles: [],
  defaultRole: null,
  domains: [],
  passwords: true,
};

/** Every procedure has its line: one that is added without a line fails the first test. */
const cases: Record<string, Case[]> = {
  'me.get': [{ kind: 'ownOnly' }],
  'flows.list': [
    { kind: 'foreignId', input: (other) => ({ folderId: other.folderId }) },
    { kind: 'ownOnly', input: {} },
    { kind: 'ownOnly', input: { search: 'foreign' } },
  ],
  'flows.callable': [{ kind: 'ownOnly' }],
  'flows.earlierMappings': [{ kind: 'ownOnly' }],
  'flows.facets': [{ kind: 'ownOnly' }],
  'families.get': [flow()],
  'families.configure': [
    flow({ flows: [{ id: 'any', name: 'stolen' }] }),
    {
      kind: 'foreignId',
      input: (other, own) => ({ id: own.flowId, flows: [{ id: other.flowId, name: 'stolen' }] }),
    },
    {
      kind: 'foreignId',
      input: (other, own) => ({ id: own.flowId, flows: [{ id: own.flowId, folderId: other.folderId }] }),
    },
    {
      kind: 'foreignId',
      input: (other, own) => ({
        id: own.flowId,
        flows: [
          { id: own.flowId, bindings: { connections: { 'sap-b1': other.connectionId }, parameters: {} } },
        ],
      }),
    },
  ],
  'families.publish': [flow()],
  'families.clone': [
    flow({ suffix: ' stolen' }),
    {
      kind: 'foreignId',
      input: (other, own) => ({
        id: own.flowId,
        suffix: ' B',
        connections: { [other.connectionId]: other.connectionId },
      }),
    },
    {
      kind: 'foreignId',
      input: (other, own) => ({ id: own.flowId, suffix: ' B', folderId: other.folderId }),
    },
  ],
  'setups.list': [{ kind: 'ownOnly' }],
  'setups.get': [byId((other) => other.setupId)],
  'setups.begin': [
    {
      kind: 'foreignId',
      input: (other) => ({
        templateId: other.templateId,
        version: 1,
        name: 'stolen',
        step: 'parameters',
        choices,
      }),
    },
  ],
  'setups.keep': [{ kind: 'foreignId', input: (other) => ({ id: other.setupId, step: 'publish' }) }],
  'setups.remains': [byId((other) => other.setupId)],
  'setups.discard': [
    { kind: 'foreignId', input: (other) => ({ id: other.setupId, connectionIds: [], datasets: [] }) },
  ],
  'folders.list': [{ kind: 'ownOnly' }],
  'folders.create': [
    { kind: 'foreignId', input: (other) => ({ name: 'inside', parentId: other.folderId }) },
    { kind: 'ownOnly', input: { name: 'mine' } },
  ],
  'folders.change': [{ kind: 'foreignId', input: (other) => ({ id: other.folderId, name: 'stolen' }) }],
  'folders.remove': [byId((other) => other.folderId)],
  'manyFlows.switch': [eachRefused((other) => ({ ids: [other.flowId], enabled: false }))],
  'manyFlows.move': [
    eachRefused((other) => ({ ids: [other.flowId], folderId: null })),
    { kind: 'foreignId', input: (other, own) => ({ ids: [own.flowId], folderId: other.folderId }) },
  ],
  'manyFlows.tag': [eachRefused((other) => ({ ids: [other.flowId], add: ['stolen'], remove: [] }))],
  'manyFlows.remove': [eachRefused((other) => ({ ids: [other.flowId, other.pollFlowId] }))],
  'flowFiles.export': [{ kind: 'foreignId', input: (other, own) => ({ ids: [own.flowId, other.flowId] }) }],
  'flowFiles.preview': [{ kind: 'ownOnly', input: { file: { name: 'mine', document: manualFlow() } } }],
  'flowFiles.import': [
    eachRefused((other) => ({
      file: { name: 'mine', document: manualFlow() },
      choices: [{ do: 'replace', id: other.flowId }],
    })),
  ],
  'flows.get': [flow()],
  'flows.validate': [flow()],
  'flows.samples': [flow({ stepId: 'build' }), run({ stepId: 'build' })],
  'flows.versions': [flow()],
  'flows.version': [flow({ number: 1 })],
  'flows.create': [
    { kind: 'ownOnly', input: { name: 'mine' } },
    { kind: 'foreignId', input: (other) => ({ name: 'mine', folderId: other.folderId }) },
  ],
  'flows.rename': [flow({ name: 'stolen' })],
  'flows.remove': [flow()],
  'flows.duplicate': [flow({ name: 'stolen' })],
  'flows.applyCommands': [
    flow({ revision: 1, clientId: 'tab', commands: [{ type: 'setNotes', notes: [] }] }),
  ],
  'flows.replaceDraft': [flow({ revision: 1, document: manualFlow() })],
  'flows.publish': [flow()],
  'flows.enable': [flow()],
  'flows.disable': [flow()],
  'flows.setBindings': [
    flow({ bindings: { connections: {}, parameters: {} } }),
    {
      kind: 'foreignId',
      input: (other, own) => ({
        id: own.flowId,
        bindings: { connections: { 'sap-b1': other.connectionId }, parameters: {} },
      }),
    },
  ],
  'flows.run': [flow({ version: 'draft' }), flow({ version: 'published' }), flow({ version: 1 })],
  'presence.watch': [flow({ seat: 'tab' })],
  'presence.sit': [flow({ seat: 'tab', stream: 'stream', stepId: null })],
  'polls.state': [poll()],
  'polls.now': [poll()],
  'polls.reset': [poll({ watermark: null })],
  'polls.startBackfill': [poll({ from: 1, to: 2 })],
  'polls.cancelBackfill': [poll()],
  'runs.list': [
    { kind: 'ownOnly', input: {} },
    { kind: 'ownOnly', input: { search: 'foreign' } },
  ],
  'runs.count': [{ kind: 'ownOnly', input: { search: 'foreign' } }],
  'runs.get': [run()],
  'runs.attemptDocument': [run()],
  'runs.steps': [run()],
  'runs.stepDetail': [run({ path: 'build' })],
  'runs.summary': [run()],
  'runs.iterations': [run({ loopPath: 'build' })],
  'runs.listIterations': [run({ loopPath: 'build' })],
  'runs.watch': [run()],
  'runs.retry': [run(), run({ version: 'draft' })],
  'runs.previewRetry': [run()],
  'runs.decide': [run({ path: 'build', decision: 'repeat' })],
  'runs.cancel': [run()],
  'datasets.list': [{ kind: 'ownOnly', input: {} }],
  'datasets.get': [dataset()],
  'datasets.records': [dataset()],
  'datasets.record': [dataset({ key: 'K1' })],
  'datasets.resend': [dataset({ keys: ['K1'] }), dataset({ state: 'failed' })],
  'datasets.confirm': [dataset({ keys: ['K1'] })],
  'bulk.list': [{ kind: 'ownOnly', input: {} }],
  'bulk.get': [byId((other) => other.bulkId)],
  'bulk.start': [
    {
      kind: 'foreignId',
      input: (other) => ({ kind: 'retry', selection: { ids: [other.runId] } }),
    },
    {
      kind: 'foreignId',
      input: (other) => ({ kind: 'cancel', selection: { ids: [other.runId] } }),
    },
  ],
  'bulk.stop': [byId((other) => other.bulkId)],
  'connectors.list': [{ kind: 'ownOnly' }],
  'connectors.watch': [{ kind: 'ownOnly' }],
  'customParts.list': [{ kind: 'ownOnly' }],
  'customParts.get': [byId((other) => other.partId)],
  'customParts.version': [{ kind: 'foreignId', input: (other) => ({ id: other.partId, number: 1 }) }],
  'customParts.usages': [byId((other) => other.partId)],
  'customParts.breaks': [byId((other) => other.partId)],
  'customParts.create': [{ kind: 'ownOnly', input: { kind: 'function', key: 'mine', name: 'mine' } }],
  'customParts.save': [
    {
      kind: 'foreignId',
      input: (other) => ({ id: other.partId, revision: 1, draft: newFunctionDraft('stolen') }),
    },
  ],
  'customParts.publish': [{ kind: 'foreignId', input: (other) => ({ id: other.partId, revision: 1 }) }],
  'customParts.tryCases': [byId((other) => other.partId)],
  'customParts.remove': [byId((other) => other.partId)],
  'connections.list': [{ kind: 'ownOnly', input: {} }],
  'connections.get': [byId((other) => other.connectionId)],
  'connections.create': [
    {
      kind: 'ownOnly',
      input: {
        connectorKey: 'sap-b1',
        name: 'mine',
        variables: { serviceUrl: 'https://sap.example.test', companyDb: 'A', userName: 'b' },
        secrets: { password: 'c' },
      },
    },
  ],
  'connections.update': [
    { kind: 'foreignId', input: (other) => ({ id: other.connectionId, name: 'stolen' }) },
  ],
  'connections.remove': [byId((other) => other.connectionId)],
  'connections.test': [byId((other) => other.connectionId)],
  'templates.list': [{ kind: 'ownOnly' }],
  'templates.get': [byId((other) => other.templateId)],
  'templates.createFlow': [
    {
      kind: 'foreignId',
      input: (other) => ({ templateId: other.templateId, name: 'stolen', connections: {}, parameters: {} }),
    },
  ],
  'templates.versions': [byId((other) => other.templateId)],
  'templates.previewPackage': [
    { kind: 'foreignId', input: (other, own) => ({ flowIds: [own.flowId, other.flowId] }) },
    { kind: 'foreignId', input: (other, own) => ({ flowIds: [own.flowId], templateId: other.templateId }) },
  ],
  'templates.publish': [
    { kind: 'foreignId', input: (other) => ({ flowIds: [other.flowId], ...words }) },
    {
      kind: 'foreignId',
      input: (other, own) => ({ flowIds: [own.flowId], templateId: other.templateId, ...words }),
    },
  ],
  'templates.remove': [byId((other) => other.templateId)],
  'templates.sharing': [byId((other) => other.templateId)],
  'templates.share': [{ kind: 'foreignId', input: (other) => ({ id: other.templateId, audience: 'home' }) }],
  'templates.revoke': [{ kind: 'foreignId', input: (other) => ({ id: other.templateId, audience: '*' }) }],
  'templates.copy': [byId((other) => other.templateId)],
  'templates.planCopy': [byId((other) => other.templateId)],
  'templates.compareItem': [
    { kind: 'foreignId', input: (other) => ({ id: other.templateId, kind: 'flow', key: 'main' }) },
  ],
  'templates.export': [byId((other) => other.templateId)],
  'templates.previewFile': [{ kind: 'ownOnly', input: { file: packageFile() } }],
  'templates.importFile': [{ kind: 'ownOnly', input: { file: packageFile() } }],
  'upgrades.list': [{ kind: 'ownOnly' }],
  'upgrades.everywhere': [{ kind: 'ownOnly' }],
  'upgrades.preview': [flow()],
  'upgrades.check': [flow({ version: 2 })],
  'upgrades.applyOne': [
    flow({ version: 2 }),
    {
      kind: 'foreignId',
      input: (other, own) => ({
        id: own.flowId,
        version: 2,
        connections: { 'sap-b1': other.connectionId },
      }),
    },
  ],
  'upgrades.words': [byId((other) => other.flowId)],
  'upgrades.checkMany': [eachRefused((other) => ({ ids: [other.flowId] }))],
  'upgrades.applyMany': [eachRefused((other) => ({ ids: [other.flowId] }))],
  'upgrades.done': [{ kind: 'ownOnly', input: {} }],
  'upgrades.doneEverywhere': [{ kind: 'ownOnly' }],
  'upgrades.previewRollBack': [{ kind: 'foreignId', input: (other) => ({ groupId: other.upgradeGroupId }) }],
  'upgrades.rollBack': [
    { kind: 'foreignId', input: (other) => ({ groupId: other.upgradeGroupId, revisions: {} }) },
  ],
  'members.list': [{ kind: 'ownOnly' }],
  'members.changeRole': [
    { kind: 'foreignId', input: (other) => ({ userId: other.owner.id, role: 'viewer' }) },
  ],
  'members.remove': [{ kind: 'foreignId', input: (other) => ({ userId: other.owner.id }) }],
  'apiKeys.mine': [{ kind: 'ownOnly' }],
  'apiKeys.create': [{ kind: 'ownOnly', input: { name: 'mine', days: 30, allTenants: false } }],
  'apiKeys.revoke': [byId((other) => other.apiKeyId)],
  'apiKeys.all': [{ kind: 'ownOnly' }],
  'apiKeys.revokeAny': [byId((other) => other.apiKeyId)],
  'apiCredentials.list': [{ kind: 'ownOnly' }],
  'apiCredentials.create': [
    { kind: 'ownOnly', input: { kind: 'appCode', name: 'mine' } },
    { kind: 'ownOnly', input: { kind: 'hmacKey', name: 'mine' } },
  ],
  'apiCredentials.revoke': [byId((other) => other.credentialId)],
  'apiCredentials.rotate': [
    { kind: 'foreignId', input: (other) => ({ id: other.credentialId, overlapHours: 1 }) },
  ],
  'apiCredentials.endFormer': [byId((other) => other.credentialId)],
  'apiCredentials.setFlows': [
    { kind: 'foreignId', input: (other, own) => ({ id: other.credentialId, flowIds: [own.flowId] }) },
    { kind: 'foreignId', input: (other) => ({ id: other.credentialId, flowIds: [other.flowId] }) },
  ],
  'members.capabilities': [{ kind: 'ownOnly' }],
  'invitations.list': [{ kind: 'ownOnly' }],
  'invitations.create': [{ kind: 'ownOnly', input: { role: 'viewer' } }],
  'invitations.revoke': [byId((other) => other.invitationId)],
  // Whoever holds a link may look at it and accept it; a guessed one leads nowhere.
  'invitations.look': [{ kind: 'foreignId', input: () => ({ token: 'x'.repeat(43) }) }],
  'invitations.accept': [{ kind: 'foreignId', input: () => ({ token: 'x'.repeat(43) }) }],
  'invitations.join': [
    {
      kind: 'foreignId',
      input: () => ({ token: 'x'.repeat(43), name: 'x', email: 'x@example.test', password: 'long enough' }),
    },
  ],
  'variables.list': [{ kind: 'ownOnly' }],
  'variables.usages': [{ kind: 'foreignId', input: (other) => ({ key: other.variable }) }],
  'variables.create': [
    { kind: 'ownOnly', input: { key: 'mine', content: { secret: false, type: 'text', text: 'a' } } },
  ],
  'variables.change': [
    { kind: 'foreignId', input: (other) => ({ key: other.variable, description: 'stolen' }) },
  ],
  'variables.remove': [{ kind: 'foreignId', input: (other) => ({ key: other.variable, evenIfUsed: true }) }],
  'lookupTables.list': [{ kind: 'ownOnly' }],
  'lookupTables.rows': [{ kind: 'foreignId', input: (other) => ({ name: other.table }) }],
  'lookupTables.usages': [{ kind: 'foreignId', input: (other) => ({ name: other.table }) }],
  'lookupTables.create': [{ kind: 'ownOnly', input: { name: 'mine' } }],
  'lookupTables.describe': [
    { kind: 'foreignId', input: (other) => ({ name: other.table, description: 'stolen' }) },
  ],
  'lookupTables.putRows': [
    { kind: 'foreignId', input: (other) => ({ name: other.table, mode: 'replace', rows: [] }) },
  ],
  'lookupTables.removeRows': [{ kind: 'foreignId', input: (other) => ({ name: other.table, keys: ['K1'] }) }],
  'lookupTables.remove': [{ kind: 'foreignId', input: (other) => ({ name: other.table, evenIfUsed: true }) }],
  'sso.find': [{ kind: 'ownOnly', input: { who: 'foreign' } }],
  'sso.get': [{ kind: 'ownOnly' }],
  'sso.save': [{ kind: 'ownOnly', input: singleSignOn }],
  'sso.test': [{ kind: 'ownOnly', input: singleSignOn }],
  'sso.remove': [{ kind: 'ownOnly' }],
  'tenantLimits.get': [{ kind: 'ownOnly' }],
  'tenantLimits.change': [{ kind: 'ownOnly', input: { maxRunningRuns: 7 } }],
  'tenantQuotas.get': [{ kind: 'ownOnly' }],
  'tenantQuotas.logUse': [{ kind: 'ownOnly' }],
  'tenantQuotas.change': [{ kind: 'ownOnly', input: { runsPerMinute: 7, logBytes: 7_000_000 } }],
};

const procedures = listProcedures();

let api: TestApi;
let other: ForeignTenant;
let own: Own;
let me: TestCaller;
let meThere: TestCaller;

beforeAll(async () => {
  api = await startTestApi();
  other = await fillForeignTenant(api, 'foreign');
  const tenant = await api.tenant('home');
  const user = await api.user({ [tenant.id]: 'owner' });
  me = api.as(user, tenant);
  meThere = api.as(user, other.tenant);
  const { id } = expectData(
    await me.mutate<{ id: string }>('flows.create', { name: 'own', document: manualFlow() }),
  );
  own = { flowId: id };
});
afterAll(() => api[Symbol.asyncDispose]());

async function call(
  caller: TestCaller,
  { name, type }: { name: string; type: string },
  input: unknown,
): Promise<TestAnswer> {
  if (type === 'query') return caller.query(name, input);
  if (type === 'mutation') return caller.mutate(name, input);
  const stop = new AbortController();
  const text = await firstEvent(await caller.subscribe(name, input, stop.signal));
  stop.abort();
  const failed = /event: serialized-error\ndata: (.*)/.exec(text);
  if (!failed?.[1]) return { ok: true, status: 200, data: text, text };
  return { ok: false, status: 200, error: JSON.parse(failed[1]).data, text };
}

/** Reads an event stream until its first message or error; a refusal before the stream begins is one too. */
async function firstEvent(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.includes('event-stream')) {
    const body = await response.text();
    return `event: serialized-error\ndata: ${JSON.stringify(JSON.parse(body).error)}`;
  }
  const reader = response.body?.getReader();
  let text = '';
  for (;;) {
    const chunk = await reader?.read();
    text += Buffer.from(chunk?.value ?? []).toString('utf8');
    if (!chunk || chunk.done || /event: serialized-error\ndata: .*\n|\n\ndata: .*\n/.test(text)) return text;
  }
}

test('every procedure has its line in this sweep', () => {
  expect(Object.keys(cases).sort()).toEqual(procedures.map((each) => each.name).sort());
});

describe.each(procedures)('$name', (procedure) => {
  test("answers another tenant's ids as if they did not exist, and mentions nothing of it", async () => {
    for (const each of cases[procedure.name] ?? []) {
      const input = each.kind === 'ownOnly' ? each.input : each.input(other, own);
      const answer = await call(me, procedure, input);
      if (each.kind === 'foreignId') {
        expect(answer, JSON.stringify(input)).toMatchObject({ ok: false, error: { code: 'notFound' } });
      } else {
        expect(answer.ok, answer.text).toBe(true);
      }
      if (each.kind === 'eachForeign') {
        const { results } = expectData(answer as TestAnswer<{ results: { ok: boolean; code?: string }[] }>);
        expect(results.length).toBeGreaterThan(0);
        for (const result of results) expect(result).toMatchObject({ ok: false, code: 'notFound' });
      }
      for (const mark of other.marks) expect(answer.text).not.toContain(mark);
    }
  });

  test.skipIf(procedure.needs === undefined)('lets no stranger act in the tenant itself', async () => {
    for (const each of cases[procedure.name] ?? []) {
      const input = each.kind === 'ownOnly' ? each.input : each.input(other, own);
      const answer = await call(meThere, procedure, input);
      expect(answer).toMatchObject({ ok: false, error: { code: 'notFound', details: { noun: 'tenant' } } });
      for (const mark of other.marks) expect(answer.text).not.toContain(mark);
    }
  });
});

test('the sweep left the other tenant as it was', async () => {
  const there = api.as(other.owner, other.tenant);
  const flows = expectData(await there.query<{ items: { name: string }[] }>('flows.list', {}));
  expect(flows.items.map((each) => each.name)).toEqual(['foreign poll', 'foreign flow']);
  const poll = expectData(
    await there.query<{ watermark: unknown; backfill: unknown }>('polls.state', {
      id: other.pollFlowId,
      triggerId: 'changes',
    }),
  );
  expect([poll.watermark, poll.backfill]).toEqual([null, null]);
  const runs = expectData(await there.query<{ items: { attempt: number }[] }>('runs.list', {}));
  expect(runs.items.map((each) => each.attempt)).toEqual([1]);
  const records = expectData(
    await there.query<{ items: { state: string }[] }>('datasets.records', { dataset: other.dataset }),
  );
  expect(records.items.map((each) => each.state)).toEqual(['failed']);
  const members = expectData(await there.query<{ role: string }[]>('members.list'));
  expect(members.map((each) => each.role)).toEqual(['owner']);
  const templates = expectData(
    await there.query<{ relation: string; version: number; audiences: number }[]>('templates.list'),
  );
  expect(
    templates.flatMap(({ relation, version, audiences }) =>
      relation === 'mine' ? [{ version, audiences }] : [],
    ),
  ).toEqual([{ version: 1, audiences: 0 }]);
  const variables = expectData(await there.query<{ description: string }[]>('variables.list'));
  expect(variables.map((each) => each.description)).toEqual(['foreign description']);
  const parts = expectData(await there.query<{ version: number }[]>('customParts.list'));
  expect(parts.map((each) => each.version)).toEqual([1]);
  const rows = expectData(
    await there.query<{ items: unknown[] }>('lookupTables.rows', { name: other.table }),
  );
  expect(rows.items).toEqual([{ key: 'K1', value: 'foreign value' }]);
  const invitations = expectData(await there.query<{ state: string }[]>('invitations.list'));
  expect(invitations.map((each) => each.state)).toEqual(['open']);
  const credentials = expectData(
    await there.query<{ former: unknown; flows: unknown[]; revokedAt: unknown }[]>('apiCredentials.list'),
  );
  expect(credentials).toMatchObject([{ former: null, flows: [], revokedAt: null }]);
  expect(
    expectData(await there.query<{ name: string; revokedAt: unknown; closedAt: unknown }[]>('apiKeys.all')),
  ).toMatchObject([
    { name: 'foreign key', revokedAt: null, closedAt: null },
    { name: 'test', revokedAt: null, closedAt: null },
  ]);
  const limits = expectData(await there.query<{ maxRunningRuns: number | null }>('tenantLimits.get'));
  expect(limits.maxRunningRuns).toBeNull();
  expect(expectData(await there.query('tenantQuotas.get'))).toMatchObject({
    runs: { perMinute: null },
    logs: { limit: null },
  });
});
