/**
 * Somebody of northwind, northwind's own credential and nobody at all against everything of harbor and bluewater: every call of
 * the OpenAPI document as it is served, lists and links of the console, hooks, and live events. A new call is walked by itself.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type Operation, operationsOf, sampleOf } from './testing/api-operations.ts';
import { type Filled, fillTenant } from './testing/fill-tenant.ts';
import { addressesOf, firstParameter, listNames, marksOf } from './testing/list-names.ts';
import { type Answer, openProduct, type Product } from './testing/open-product.ts';

const LONG_MS = 180_000;

let product: Product;
let operations: Operation[];
let others: Filled[];
let marks: string[];
/** What the owners read of the two tenants before the walk. */
let before: string;

beforeAll(async () => {
  product = await openProduct();
  const openapi = await fetch(`${product.url}/api/v1/openapi.json`);
  operations = operationsOf(await openapi.json());
  others = [
    await fillTenant(product, 'bluewater', 'zebrafish'),
    await fillTenant(product, 'harbor', 'pelican'),
  ];
  for (const filled of others) await listNames(product, filled, operations);
  marks = others.flatMap(marksOf);
  before = await vi.waitUntil(settled, { timeout: 30_000, interval: 500 });
}, LONG_MS);
afterAll(() => product?.[Symbol.asyncDispose]());

const atWork = z.object({ items: z.array(z.object({ endedAt: z.string().nullable().optional() })) });

/** What the owners read; undefined while `fillTenant`'s bulk retry, or a run of its flows, has not ended. */
async function settled(): Promise<string | undefined> {
  for (const { tenant, flowId } of others) {
    const call = product.rest({ key: 'fb_demo_key', tenant });
    for (const path of ['/bulk-operations', `/runs?flowId=${flowId}`]) {
      const { items } = atWork.parse((await call('GET', path)).body);
      if (items.some(({ endedAt }) => !endedAt)) return undefined;
    }
  }
  return standing();
}

/** Everything of the two tenants that a stranger could have changed. */
async function standing(): Promise<string> {
  const lists = [...new Set(operations.map(({ path }) => firstParameter(path)?.collection))];
  const read: string[] = [];
  for (const { tenant, flowId } of others) {
    const call = product.rest({ key: 'fb_demo_key', tenant });
    for (const path of [...lists.filter((each) => each !== undefined), `/flows/${flowId}`]) {
      read.push(`${tenant} ${path} ${(await call('GET', path)).text}`);
    }
  }
  return read.join('\n');
}

const expectSilence = ({ text }: Pick<Answer, 'text'>, where: string) => {
  for (const mark of marks) expect(text, where).not.toContain(mark);
};

/** Makes every call of the document for every thing of both tenants. */
async function walk(
  caller: { key: string | undefined; tenant: string | undefined },
  judge: (answer: Answer, call: { where: string; path: string; hasBody: boolean }) => void,
): Promise<void> {
  const send = product.rest(caller);
  for (const filled of others) {
    for (const { method, path, body, query } of operations) {
      for (const address of addressesOf(path, filled)) {
        const where = `${method} ${path} (${filled.tenant})`;
        const answer = await send(method, `${address}${query}`, body && sampleOf(body, filled.flowId));
        expectSilence(answer, where);
        judge(answer, { where, path, hasBody: body !== undefined });
      }
    }
  }
}

test('the walk has somewhere to go', () => {
  expect(operations.length).toBeGreaterThan(60);
  expect(marks.length).toBeGreaterThan(20);
  const lists = others.map(({ names }) => [...names.keys()]);
  expect(lists[0]).toEqual(lists[1]);
});

describe('every call of the OpenAPI document', () => {
  test('in northwind, with the others’ ids: none of them is there', { timeout: LONG_MS }, async () => {
    await walk(
      { key: product.outsiderKey, tenant: 'northwind' },
      ({ status, text }, { where, path, hasBody }) => {
        if (firstParameter(path) === undefined) return;
        // A made-up body may be refused before anything is looked for.
        expect(hasBody ? [400, 404, 409, 422] : [404], `${where}: ${text}`).toContain(status);
      },
    );
  });

  test('in the others’ tenants: there is no such tenant', { timeout: LONG_MS }, async () => {
    for (const tenant of ['bluewater', 'harbor']) {
      await walk({ key: product.outsiderKey, tenant }, ({ status, body }, { where }) => {
        expect(status, where).toBe(404);
        expect(body, where).toMatchObject({ details: { noun: 'tenant' } });
      });
    }
  });

  test('without a key, and with northwind’s credential for hooks: nobody', { timeout: LONG_MS }, async () => {
    for (const key of [undefined, await northwindAppCode()]) {
      for (const tenant of ['bluewater', undefined]) {
        await walk({ key, tenant }, ({ status }, { where }) => expect(status, where).toBe(401));
      }
    }
  });

  test('leaves the two tenants as they were', async () => {
    expect(await standing()).toBe(before);
  });
});

async function northwindAppCode(): Promise<string> {
  const call = product.rest({ key: product.outsiderKey, tenant: 'northwind' });
  const made = await call('POST', '/api-credentials', { kind: 'appCode', name: 'ours' });
  const { value } = made.body as { value: string }; // the contract's CreatedCredential
  return value;
}

describe('the console', () => {
  const lists = [
    'flows.list',
    'flows.facets',
    'flows.callable',
    'flows.earlierMappings',
    'folders.list',
    'runs.list',
    'runs.count',
    'datasets.list',
    'bulk.list',
    'connections.list',
    'templates.list',
    'members.list',
    'invitations.list',
    'variables.list',
    'lookupTables.list',
    'apiCredentials.list',
    'apiKeys.mine',
    'apiKeys.all',
    'tenantLimits.get',
    'tenantQuotas.get',
    'tenantQuotas.logUse',
    'sso.get',
    'setups.list',
    'customParts.list',
    'connectors.list',
    'upgrades.list',
    'upgrades.done',
  ];
  const withInput = [
    'flows.list',
    'runs.list',
    'runs.count',
    'datasets.list',
    'bulk.list',
    'connections.list',
    'upgrades.done',
  ];

  test('lists in northwind have none of it, and in the others’ tenants there are none', {
    timeout: LONG_MS,
  }, async () => {
    const outsider = await product.session('outsider@flowbridge.local');
    const tenantIds = await idsOfTenants();
    for (const procedure of lists) {
      const input = withInput.includes(procedure) ? {} : undefined;
      const own = await outsider.query(procedure, tenantIds.northwind, input);
      expect(own.status, `${procedure}: ${own.text}`).toBe(200);
      expectSilence(own, procedure);
      for (const tenantId of [tenantIds.bluewater, tenantIds.harbor]) {
        const there = await outsider.query(procedure, tenantId, input);
        expect(there.status, procedure).toBe(404);
        expectSilence(there, procedure);
      }
    }
  });

  test('links to files and values of runs lead nowhere', async () => {
    const outsider = await product.session('outsider@flowbridge.local');
    const tenantIds = await idsOfTenants();
    for (const { runId } of others) {
      for (const tenantId of Object.values(tenantIds)) {
        for (const path of [`/api/files/${runId}/${runId}`, `/api/run-values/${runId}/built/output`]) {
          const answer = await outsider.get(`${path}?tenant=${tenantId}&attempt=1&sequence=1&part=output`);
          expect(answer.status, path).toBeGreaterThanOrEqual(400);
          expectSilence(answer, path);
        }
      }
    }
  });

  test('live events of the others’ runs and flows say nothing', { timeout: LONG_MS }, async () => {
    const outsider = await product.session('outsider@flowbridge.local');
    const owner = await product.session('demo@flowbridge.local');
    const tenantIds = await idsOfTenants();
    for (const { tenant, runId, flowId, appCode, hookUrl } of others) {
      const watched = [
        ['runs.watch', { id: runId }],
        ['presence.watch', { id: flowId, seat: 'x'.repeat(21) }],
      ] as const;
      for (const [procedure, input] of watched) {
        for (const tenantId of [tenantIds.northwind, tenantIds[tenant] ?? '']) {
          const said = outsider.watch(procedure, tenantId, input, 2_000);
          await fetch(hookUrl, { method: 'POST', headers: { 'x-apig-appcode': appCode } });
          const text = await said;
          expect(text, procedure).toContain('notFound');
          expectSilence({ text }, procedure);
        }
      }
      const seen = await owner.watch('runs.watch', tenantIds[tenant] ?? '', { id: runId }, 2_000);
      expect(seen, 'the owner sees the same stream').toContain('succeeded');
    }
  });
});

test('a hook does not open with northwind’s credential, and no run comes of it', async () => {
  const foreign = await northwindAppCode();
  for (const { hookUrl, appCode, tenant, flowId } of others) {
    const call = product.rest({ key: 'fb_demo_key', tenant });
    const runs = async () => (await call('GET', `/runs?flowId=${flowId}&limit=200`)).text;
    const had = await runs();
    for (const code of [foreign, undefined, 'guessed']) {
      const headers = code === undefined ? {} : { 'x-apig-appcode': code };
      const answer = await fetch(hookUrl, { method: 'POST', headers });
      expect(answer.status).toBe(401);
      expectSilence({ text: await answer.text() }, 'hook');
    }
    expect(await runs()).toBe(had);
    expect((await fetch(hookUrl, { method: 'POST', headers: { 'x-apig-appcode': appCode } })).status).toBe(
      200,
    );
  }
});

test('a template shared between the others is copied, exported and seen by them, and not by northwind', async () => {
  const [from, to] = others;
  if (!from || !to) throw new Error('two tenants are filled');
  const publisher = product.rest({ key: 'fb_demo_key', tenant: from.tenant });
  await publisher('PUT', `/templates/${from.templateId}/sharing/${to.tenant}`);
  const guest = product.rest({ key: 'fb_demo_key', tenant: to.tenant });
  expect((await guest('GET', `/templates/${from.templateId}/export`)).status).toBe(200);
  const outsider = product.rest({ key: product.outsiderKey, tenant: 'northwind' });
  expectSilence(await outsider('GET', '/templates'), 'list');
  for (const [method, path] of [
    ['GET', ''],
    ['GET', '/versions'],
    ['GET', '/export'],
    ['GET', '/sharing'],
    ['POST', '/copy'],
  ] as const) {
    const answer = await outsider(method, `/templates/${from.templateId}${path}`);
    expect(answer.status, path).toBe(404);
    expectSilence(answer, path);
  }
  await publisher('DELETE', `/templates/${from.templateId}/sharing/${to.tenant}`);
});

async function idsOfTenants(): Promise<
  Record<string, string> & { northwind: string; bluewater: string; harbor: string }
> {
  const ids: Record<string, string> = {};
  for (const email of ['demo@flowbridge.local', 'outsider@flowbridge.local']) {
    const me = await (await product.session(email)).query('me.get', '');
    const { result } = me.body as { result: { data: { tenants: { id: string; code: string }[] } } }; // tRPC's envelope
    for (const { id, code } of result.data.tenants) ids[code] = id;
  }
  const { northwind = '', bluewater = '', harbor = '' } = ids;
  return { ...ids, northwind, bluewater, harbor };
}
