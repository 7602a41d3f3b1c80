import { newFunctionDraft } from '@flowbridge/connector-sdk/custom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ForeignTenant, fillForeignTenant } from '../testing/foreign-tenant.ts';
import {
  startTestApi,
  type TestApi,
  type TestCaller,
  type TestTenant,
  type TestUser,
} from '../testing/test-api.ts';
import { manualFlow, packageFile } from '../testing/test-documents.ts';
import { restCalls } from './rest-calls.ts';

type Case = {
  id?: (other: ForeignTenant) => string;
  query?: string;
  body?: unknown;
  /** A body that names a thing of the other tenant. */
  bodyOf?: (other: ForeignTenant) => unknown;
};

const flow = (body?: unknown): Case => ({ id: (other) => other.flowId, body });
const poll = (body?: unknown): Case => ({ id: (other) => other.pollFlowId, body });
const run = (body?: unknown): Case => ({ id: (other) => other.runId, body });
const bulk = (): Case => ({ id: (other) => other.bulkId });
const connection = (body?: unknown): Case => ({ id: (other) => other.connectionId, body });

const dataset = (body?: unknown): Case => ({ id: (other) => other.dataset, body });

/** Every call has its line. One without `id` names nothing of the other tenant: it may succeed and must not mention it. */
const cases: Record<string, Case> = {
  'post /flows': { body: { name: 'mine', document: manualFlow() } },
  'get /flows': { query: '?search=foreign' },
  'get /flows/{id}': flow(),
  'put /flows/{id}/draft': flow({ document: manualFlow(), revision: 1 }),
  'post /flows/{id}/validate': flow(),
  'put /flows/{id}/bindings': flow({ connections: {}, parameters: {} }),
  'post /flows/{id}/publish': flow({}),
  'get /flows/{id}/family': flow(),
  'put /flows/{id}/family': {
    id: (other) => other.flowId,
    bodyOf: (other) => ({ flows: [{ id: other.flowId, name: 'stolen' }] }),
  },
  'post /flows/{id}/family/publish': flow({}),
  'post /flows/{id}/family/clone': flow({ suffix: ' stolen' }),
  'get /setups': {},
  'post /setups/{id}/discard': { id: (other) => other.setupId, body: {} },
  'post /flows/{id}/enable': flow(),
  'post /flows/{id}/disable': flow(),
  'post /flows/{id}/runs': flow({ version: 'draft' }),
  'get /folders': {},
  'post /folders': {
    id: (other) => other.folderId,
    bodyOf: (other) => ({ name: 'in', parentId: other.folderId }),
  },
  'put /folders/{id}': { id: (other) => other.folderId, body: { name: 'stolen' } },
  'delete /folders/{id}': { id: (other) => other.folderId },
  'get /tags': {},
  // Flows that are not there are refused one by one, in an answer that repeats no id.
  'post /flows/switch': { bodyOf: (other) => ({ ids: [other.flowId], enabled: true }) },
  'post /flows/move': {
    id: (other) => other.folderId,
    bodyOf: (other) => ({ ids: [other.flowId], folderId: other.folderId }),
  },
  'post /flows/tag': { bodyOf: (other) => ({ ids: [other.flowId], add: ['stolen'] }) },
  'post /flows/remove': { bodyOf: (other) => ({ ids: [other.flowId] }) },
  'post /flows/export': { id: (other) => other.flowId, bodyOf: (other) => ({ ids: [other.flowId] }) },
  'post /flows/import-preview': { body: { file: { name: 'mine', document: manualFlow() } } },
  'post /flows/import': {
    bodyOf: (other) => ({
      file: { name: 'mine', document: manualFlow() },
      choices: [{ do: 'replace', id: other.flowId }],
    }),
  },
  'get /flows/{id}/cursors/{triggerId}': poll(),
  'put /flows/{id}/cursors/{triggerId}': poll({ watermark: null }),
  'post /flows/{id}/cursors/{triggerId}/poll': poll(),
  'post /flows/{id}/cursors/{triggerId}/backfill': poll({ from: 1, to: 2 }),
  'delete /flows/{id}/cursors/{triggerId}/backfill': poll(),
  'get /runs': { query: '?key=foreign' },
  'get /runs/{id}': run(),
  'get /runs/{id}/files/{fileId}': run(),
  'get /runs/{id}/steps': run(),
  'post /runs/{id}/retry': run({}),
  'post /runs/{id}/decide': run({ path: 'build', decision: 'repeat' }),
  'post /runs/{id}/cancel': run(),
  'get /datasets': {},
  'get /datasets/{name}/records': dataset(),
  'post /datasets/{name}/resend': dataset({ state: 'failed' }),
  'post /bulk-operations': {
    id: (other) => other.runId,
    bodyOf: (other) => ({ kind: 'cancel', selection: { ids: [other.runId] } }),
  },
  'get /bulk-operations': {},
  'get /bulk-operations/{id}': bulk(),
  'post /bulk-operations/{id}/stop': bulk(),
  'get /connections': {},
  'get /connections/{id}': connection(),
  'post /connections': {
    body: {
      connectorKey: 'sap-b1',
      name: 'mine',
      variables: { serviceUrl: 'https://sap.example.test', companyDb: 'A', userName: 'b' },
      secrets: { password: 'c' },
    },
  },
  'put /connections/{id}': connection({ name: 'stolen' }),
  'delete /connections/{id}': connection(),
  'post /connections/{id}/test': connection(),
  'get /connectors': {},
  'get /templates': {},
  'get /templates/{id}': { id: (other) => other.templateId },
  'get /templates/{id}/flows': { id: (other) => other.templateId },
  'get /templates/{id}/versions': { id: (other) => other.templateId },
  'delete /templates/{id}': { id: (other) => other.templateId },
  'get /templates/{id}/sharing': { id: (other) => other.templateId },
  'put /templates/{id}/sharing/{audience}': { id: (other) => other.templateId },
  'delete /templates/{id}/sharing/{audience}': { id: (other) => other.templateId },
  'post /templates/publish-preview': {
    id: (other) => other.flowId,
    bodyOf: (other) => ({ flowIds: [other.flowId] }),
  },
  'post /templates': {
    id: (other) => other.flowId,
    bodyOf: (other) => ({
      flowIds: [other.flowId],
      names: { en: 'stolen', zh: 'stolen' },
      descriptions: { en: '', zh: '' },
    }),
  },
  'post /templates/pack': {
    id: (other) => other.flowId,
    bodyOf: (other) => ({
      flowIds: [other.flowId],
      names: { en: 'stolen', zh: 'stolen' },
      descriptions: { en: '', zh: '' },
    }),
  },
  'post /templates/{id}/copy': { id: (other) => other.templateId },
  'get /templates/{id}/copy-plan': { id: (other) => other.templateId },
  'get /templates/{id}/copy-plan/item': {
    id: (other) => other.templateId,
    query: '?kind=flow&key=main',
  },
  'post /templates/import-preview/item': { body: { file: packageFile(), kind: 'flow', key: 'main' } },
  'get /templates/{id}/export': { id: (other) => other.templateId },
  'post /templates/import-preview': { body: { file: packageFile() } },
  'post /templates/import': { body: { file: packageFile() } },
  'get /tenant/limits': {},
  'put /tenant/limits': { body: { maxRunningRuns: 7 } },
  'get /tenant/quotas': {},
  'put /tenant/quotas': { body: { runsPerMinute: 7, logBytes: 7_000_000 } },
  'get /tenant/quotas/log-use': {},
  'get /custom-parts': {},
  'post /custom-parts': { body: { kind: 'function', key: 'mine', name: 'mine' } },
  'get /custom-parts/{id}': { id: (other) => other.partId },
  'put /custom-parts/{id}/draft': {
    id: (other) => other.partId,
    body: { revision: 1, draft: newFunctionDraft('stolen') },
  },
  'get /custom-parts/{id}/breaks': { id: (other) => other.partId },
  'post /custom-parts/{id}/publish': { id: (other) => other.partId, body: { revision: 1 } },
  'post /custom-parts/{id}/trial': { id: (other) => other.partId },
  'delete /custom-parts/{id}': { id: (other) => other.partId },
  'get /variables': {},
  'post /variables': { body: { key: 'mine', content: { secret: true, text: 'a secret' } } },
  'get /upgrades': {},
  'post /upgrades': { bodyOf: (other) => ({ ids: [other.flowId] }) },
  'post /upgrades/check': { bodyOf: (other) => ({ ids: [other.flowId] }) },
  'get /upgrades/done': {},
  'get /upgrades/done/{groupId}/roll-back': { id: (other) => other.upgradeGroupId },
  'post /upgrades/done/{groupId}/roll-back': {
    id: (other) => other.upgradeGroupId,
    body: { revisions: {} },
  },
  'get /flows/{id}/upgrade': flow(),
  'post /flows/{id}/upgrade': flow({ version: 2 }),
  'post /flows/{id}/upgrade-check': flow({ version: 2 }),
  'put /variables/{key}': { id: (other) => other.variable, body: { description: 'stolen' } },
  'delete /variables/{key}': { id: (other) => other.variable, query: '?evenIfUsed=true' },
  'get /lookup-tables': {},
  'post /lookup-tables': { body: { name: 'mine' } },
  'get /lookup-tables/{name}/rows': { id: (other) => other.table },
  'put /lookup-tables/{name}/rows': { id: (other) => other.table, body: { mode: 'replace', rows: [] } },
  'delete /lookup-tables/{name}': { id: (other) => other.table, query: '?evenIfUsed=true' },
  'get /members': {},
  'put /members/{userId}/role': { id: (other) => other.owner.id, body: { role: 'viewer' } },
  'delete /members/{userId}': { id: (other) => other.owner.id },
  'get /invitations': {},
  'post /invitations': { body: { role: 'viewer' } },
  'delete /invitations/{id}': { id: (other) => other.invitationId },
  'get /api-credentials': {},
  'post /api-credentials': { body: { kind: 'appCode', name: 'mine' } },
  'post /api-credentials/{id}/rotate': { id: (other) => other.credentialId, body: { overlapHours: 1 } },
  'post /api-credentials/{id}/end-overlap': { id: (other) => other.credentialId },
  'put /api-credentials/{id}/flows': { id: (other) => other.credentialId, body: { flowIds: [] } },
  'delete /api-credentials/{id}': { id: (other) => other.credentialId },
  'post /templates/{id}/create-flows': { id: (other) => other.templateId, body: { name: 'stolen' } },
};

let api: TestApi;
let other: ForeignTenant;
let home: TestTenant;
let user: TestUser;
let me: TestCaller;

beforeAll(async () => {
  api = await startTestApi();
  other = await fillForeignTenant(api, 'foreign');
  home = await api.tenant('home');
  user = await api.user({ [home.id]: 'owner' });
  me = api.as(user, home);
});
afterAll(() => api[Symbol.asyncDispose]());

const addressOf = (path: string, id = '') => path.replace('{id}', id).replace('{fileId}', other.fileId);

const names = restCalls.map((call) => `${call.method} ${call.path}`);

test('every call has its line in this sweep', () => {
  expect(Object.keys(cases).sort()).toEqual([...names].sort());
});

describe.each(restCalls)('$method $path', ({ method, path }) => {
  const each = cases[`${method} ${path}`];

  test("answers another tenant's id as if it did not exist, and mentions nothing of it", async () => {
    const id = each?.id?.(other);
    const answer = await me.rest(
      method.toUpperCase(),
      addressOf(path, id)
        .replace('{triggerId}', 'changes')
        .replace('{audience}', 'home')
        .replace(/\{\w+\}/, id ?? '') + (each?.query ?? ''),
      each?.bodyOf?.(other) ?? each?.body,
    );
    const text = await answer.text();
    if (id !== undefined) expect(answer.status, text).toBe(404);
    else expect(answer.ok, text).toBe(true);
    for (const mark of other.marks) expect(text).not.toContain(mark);
  });

  test('lets no stranger act in the tenant itself', async () => {
    const answer = await api
      .as(user, other.tenant)
      .rest(
        method.toUpperCase(),
        addressOf(path, each?.id?.(other)).replace(/\{\w+\}/, each?.id?.(other) ?? ''),
        each?.bodyOf?.(other) ?? each?.body,
      );
    expect(await answer.json()).toMatchObject({ status: 404, details: { noun: 'tenant' } });
  });
});
