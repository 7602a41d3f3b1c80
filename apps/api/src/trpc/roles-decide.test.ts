import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayAct, type Role, roles } from '../contract/access.ts';
import { may } from '../contract/capabilities.ts';
import { restCalls } from '../rest/rest-calls.ts';
import { listProcedures } from '../testing/list-procedures.ts';
import { startTestApi, type TestApi, type TestCaller } from '../testing/test-api.ts';
import type { ProcedureMeta } from './procedures.ts';

/** What each role may newly do. A procedure that moves to another level has to be moved here too. */
const expected: Record<ProcedureMeta['level'], string[]> = {
  anyone: ['invitations.join', 'invitations.look', 'sso.find'],
  person: ['invitations.accept', 'me.get', 'upgrades.doneEverywhere', 'upgrades.everywhere'],
  viewer: [
    'apiKeys.create',
    'apiKeys.mine',
    'apiKeys.revoke',
    'bulk.get',
    'bulk.list',
    'connections.get',
    'connections.list',
    'connectors.list',
    'connectors.watch',
    'customParts.get',
    'customParts.list',
    'customParts.usages',
    'customParts.version',
    'datasets.get',
    'datasets.list',
    'datasets.record',
    'datasets.records',
    'families.get',
    'flowFiles.export',
    'flows.callable',
    'flows.earlierMappings',
    'flows.facets',
    'flows.get',
    'flows.list',
    'flows.samples',
    'flows.validate',
    'flows.version',
    'flows.versions',
    'folders.list',
    'lookupTables.list',
    'lookupTables.rows',
    'lookupTables.usages',
    'members.capabilities',
    'members.list',
    'polls.state',
    'presence.sit',
    'presence.watch',
    'runs.attemptDocument',
    'runs.count',
    'runs.get',
    'runs.iterations',
    'runs.list',
    'runs.listIterations',
    'runs.stepDetail',
    'runs.steps',
    'runs.summary',
    'runs.watch',
    'setups.get',
    'setups.list',
    'setups.remains',
    'templates.export',
    'templates.get',
    'templates.list',
    'templates.sharing',
    'templates.versions',
    'tenantLimits.get',
    'tenantQuotas.get',
    'tenantQuotas.logUse',
    'upgrades.done',
    'upgrades.list',
    'upgrades.preview',
    'upgrades.words',
    'variables.list',
    'variables.usages',
  ],
  operator: [
    'bulk.start',
    'bulk.stop',
    'datasets.confirm',
    'datasets.resend',
    'flows.disable',
    'flows.enable',
    'flows.run',
    'manyFlows.switch',
    'polls.cancelBackfill',
    'polls.now',
    'polls.reset',
    'polls.startBackfill',
    'runs.cancel',
    'runs.decide',
    'runs.previewRetry',
    'runs.retry',
  ],
  builder: [
    'connections.create',
    'connections.remove',
    'connections.test',
    'connections.update',
    'customParts.breaks',
    'customParts.create',
    'customParts.publish',
    'customParts.remove',
    'customParts.save',
    'customParts.tryCases',
    'families.clone',
    'families.configure',
    'families.publish',
    'flowFiles.import',
    'flowFiles.preview',
    'flows.applyCommands',
    'flows.create',
    'flows.duplicate',
    'flows.publish',
    'flows.remove',
    'flows.rename',
    'flows.replaceDraft',
    'flows.setBindings',
    'folders.change',
    'folders.create',
    'folders.remove',
    'lookupTables.create',
    'lookupTables.describe',
    'lookupTables.putRows',
    'lookupTables.remove',
    'lookupTables.removeRows',
    'manyFlows.move',
    'manyFlows.remove',
    'manyFlows.tag',
    'setups.begin',
    'setups.discard',
    'setups.keep',
    'templates.compareItem',
    'templates.copy',
    'templates.createFlow',
    'templates.importFile',
    'templates.planCopy',
    'templates.previewFile',
    'templates.previewPackage',
    'templates.publish',
    'templates.remove',
    'upgrades.applyMany',
    'upgrades.applyOne',
    'upgrades.check',
    'upgrades.checkMany',
    'upgrades.previewRollBack',
    'upgrades.rollBack',
    'variables.change',
    'variables.create',
    'variables.remove',
  ],
  admin: [
    'apiCredentials.create',
    'apiCredentials.endFormer',
    'apiCredentials.list',
    'apiCredentials.revoke',
    'apiCredentials.rotate',
    'apiCredentials.setFlows',
    'apiKeys.all',
    'apiKeys.revokeAny',
    'invitations.create',
    'invitations.list',
    'invitations.revoke',
    'members.changeRole',
    'members.remove',
    'templates.revoke',
    'templates.share',
    'tenantLimits.change',
    'tenantQuotas.change',
  ],
  owner: ['sso.get', 'sso.remove', 'sso.save', 'sso.test'],
};

const procedures = listProcedures();

let api: TestApi;
const callers = new Map<Role, TestCaller>();

beforeAll(async () => {
  api = await startTestApi();
  const tenant = await api.tenant('roles');
  for (const role of roles) callers.set(role, api.as(await api.user({ [tenant.id]: role }), tenant));
});
afterAll(() => api[Symbol.asyncDispose]());

test('levels are as agreed', () => {
  for (const [level, names] of Object.entries(expected)) {
    const found = procedures.filter((each) => each.level === level).map((each) => each.name);
    expect(found.sort(), level).toEqual(names);
  }
});

/** What a subscription says first, besides that it is connected; one that is allowed would go on for ever. */
async function firstWords(subscribe: (signal: AbortSignal) => Promise<Response>): Promise<string> {
  const enough = new AbortController();
  const { body } = await subscribe(enough.signal);
  let text = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.replace(/^event: connected\n.*$/m, '').match(/^data: ./m)) break;
  }
  enough.abort();
  return text;
}

describe.each(procedures.filter((each) => each.level !== 'person' && each.level !== 'anyone'))(
  '$name',
  ({ name, type, level }) => {
    test.each(roles)('as %s', async (role) => {
      const caller = callers.get(role);
      if (!caller) throw new Error('no caller');
      // Without an input: whoever may act gets past the role and is told about the input at most.
      const text =
        type === 'query'
          ? (await caller.query(name)).text
          : type === 'mutation'
            ? (await caller.mutate(name)).text
            : await firstWords((signal) => caller.subscribe(name, {}, signal));
      const refused = text.includes('"forbidden"');
      const isOpen = level === 'person' || level === 'anyone';
      expect(refused, text.slice(0, 300)).toBe(!isOpen && !mayAct(role, level));
    });
  },
);

describe.each(restCalls.map((call) => ({ name: `${call.method} ${call.path}`, call })))(
  'REST $name',
  ({ call }) => {
    test.each(roles)('as %s', async (role) => {
      const path = call.path.replace(/\{\w+\}/g, 'nothing');
      const answer = await callers
        .get(role)
        ?.rest(call.method.toUpperCase(), path, call.body ? {} : undefined);
      expect(answer?.status === 403, `${answer?.status}`).toBe(!may(role, call.needs));
    });
  },
);
