import { listAuditEvents } from '@flowbridge/db';
import { aFlow } from '@flowbridge/flow';
import { beforeAll, expect, test } from 'vitest';
import type { FlowListItem } from '../contract/flows.ts';
import type { FlowFacets, FolderItem } from '../contract/folders.ts';
import type { ManyResults } from '../contract/many-flows.ts';
import { aRunOf } from '../testing/a-run.ts';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';
import { httpFlow, manualFlow } from '../testing/test-documents.ts';

const { api, tenant, me } = await startTestApiAs('builder', 'organize');

const create = async (name: string, document: unknown = manualFlow(), more = {}) =>
  expectData(await me.mutate<{ id: string }>('flows.create', { name, document, ...more })).id;
const folder = async (name: string, parentId: string | null = null) =>
  expectData(await me.mutate<{ id: string }>('folders.create', { name, parentId })).id;
const names = async (filter: object) =>
  expectData(await me.query<{ items: FlowListItem[] }>('flows.list', filter)).items.map((each) => each.name);
const results = async (procedure: string, input: object) =>
  expectData(await me.mutate<ManyResults>(procedure, input)).results;

let sales: string;
let orders: string;
let [inSales, inOrders, loose]: string[] = [];

beforeAll(async () => {
  sales = await folder('Sales');
  orders = await folder('Orders', sales);
  inSales = await create('Customers to CRM', httpFlow(), { folderId: sales });
  inOrders = await create('Orders to ERP', aFlow().manual().action('sap-b1', 'listDrafts').build(), {
    folder: 'Sales/Orders',
  });
  loose = await create('Nightly check');
});

test('a folder shows what lies in it and in its folders; null shows what lies in none', async () => {
  expect((await names({ folderId: sales })).sort()).toEqual(['Customers to CRM', 'Orders to ERP']);
  expect(await names({ folderId: orders })).toEqual(['Orders to ERP']);
  expect(await names({ folder: 'Sales/Orders' })).toEqual(['Orders to ERP']);
  expect(await names({ folderId: null })).toEqual(['Nightly check']);
  const folders = expectData(await me.query<FolderItem[]>('folders.list'));
  expect(folders.map(({ path, flows }) => [path, flows])).toEqual([
    ['Sales/Orders', 1],
    ['Sales', 1],
  ]);
});

test('a folder is renamed and moved; not into itself, not beside its namesake, not too deep', async () => {
  const change = (input: object) => me.mutate('folders.change', input);
  const archive = await folder('Archive');
  expectData(await change({ id: archive, name: 'Old', parentId: orders }));
  expect(expectData(await me.query<FolderItem[]>('folders.list')).map(({ path }) => path)).toContain(
    'Sales/Orders/Old',
  );
  for (const parentId of [sales, archive]) {
    expect(await change({ id: sales, parentId })).toMatchObject({ error: { code: 'folderInItself' } });
  }
  const second = await folder('Old');
  expect(await change({ id: second, parentId: orders })).toMatchObject({ error: { code: 'nameTaken' } });
  const four = await folder('4', archive);
  await folder('5', four);
  expect(await me.mutate('folders.create', { name: '6', parentId: four })).toMatchObject({ ok: true });
  expect(await change({ id: sales, parentId: second })).toMatchObject({ error: { code: 'folderTooDeep' } });
});

test('a folder that holds flows or folders is not removed; an empty one is', async () => {
  const empty = await folder('Empty');
  expect(await me.mutate('folders.remove', { id: sales })).toMatchObject({
    error: { code: 'folderNotEmpty', details: { flows: 1, folders: 1 } },
  });
  expectData(await me.mutate('folders.remove', { id: empty }));
  expect(await me.mutate('folders.remove', { id: empty })).toMatchObject({ error: { code: 'notFound' } });
});

test('two moves at once never make a circle', async () => {
  const [left, right] = [await folder('Left'), await folder('Right')];
  const answers = await Promise.all([
    me.mutate('folders.change', { id: left, parentId: right }),
    me.mutate('folders.change', { id: right, parentId: left }),
  ]);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.find((answer) => !answer.ok)).toMatchObject({ error: { code: 'folderInItself' } });
});

test('flows are found by name, tag, connector and trigger in both languages', async () => {
  await results('manyFlows.tag', { ids: [loose], add: ['finance', '月结'] });
  expect(await names({ search: 'crm' })).toEqual(['Customers to CRM']);
  expect(await names({ search: '月结' })).toEqual(['Nightly check']);
  expect(await names({ search: 'sap' })).toEqual(['Orders to ERP']);
  expect(await names({ search: 'http' })).toEqual(['Customers to CRM']);
  expect((await names({ search: '手动' })).sort()).toEqual(['Nightly check', 'Orders to ERP']);
  expect(await names({ connector: 'sap-b1' })).toEqual(['Orders to ERP']);
  expect(await names({ triggerKind: 'http' })).toEqual(['Customers to CRM']);
  expect(await names({ tags: ['finance', '月结'] })).toEqual(['Nightly check']);
  expect(await names({ tags: ['finance', 'other'] })).toEqual([]);
  const facets = expectData(await me.query<FlowFacets>('flows.facets'));
  expect(facets).toEqual({
    total: 3,
    unfiled: 1,
    tags: [
      { tag: 'finance', flows: 1 },
      { tag: '月结', flows: 1 },
    ],
    connectors: ['sap-b1'],
  });
});

test('a change of many is done flow by flow and says what could not be done and why', async () => {
  expectData(await me.mutate('flows.publish', { id: inSales }));
  const gone = await create('Gone');
  expectData(await me.mutate('flows.remove', { id: gone }));
  expect(await results('manyFlows.switch', { ids: [inSales, inOrders, gone], enabled: true })).toEqual([
    { ok: true },
    expect.objectContaining({ ok: false, code: 'notPublished', hint: 'Publish the draft first.' }),
    expect.objectContaining({ ok: false, code: 'notFound' }),
  ]);
  expect(await names({ enabled: true })).toEqual(['Customers to CRM']);
  expect(await results('manyFlows.move', { ids: [gone, loose], folderId: orders })).toMatchObject([
    { ok: false, code: 'notFound' },
    { ok: true },
  ]);
  expect((await names({ folderId: orders })).sort()).toEqual(['Nightly check', 'Orders to ERP']);
  const tooMany = Array.from({ length: 20 }, (_, index) => `t${index}`);
  expect(await results('manyFlows.tag', { ids: [loose, inSales], add: tooMany })).toMatchObject([
    { ok: false, code: 'tooManyTags' },
    { ok: true },
  ]);
  const extra = await create('Extra');
  expect(await results('manyFlows.remove', { ids: [extra, gone] })).toMatchObject([
    { ok: true },
    { ok: false, code: 'notFound' },
  ]);
  const kinds = (await listAuditEvents(api.db, { tenantId: tenant.id, limit: 200 })).map((each) => each.kind);
  for (const kind of ['folder.created', 'folder.changed', 'folder.removed', 'flow.moved', 'flow.tagged']) {
    expect(kinds).toContain(kind);
  }
});

test('flows in trouble are those whose newest run went wrong', async () => {
  const { rows } = await api.db.pool.query('SELECT published_version_id AS id FROM flow WHERE id = $1', [
    inSales,
  ]);
  const flow = { id: inSales ?? '', versionId: rows[0].id };
  await aRunOf(api, { tenant, flow }, { state: 'failed' });
  expect(await names({ inTrouble: true })).toEqual(['Customers to CRM']);
  await aRunOf(api, { tenant, flow }, { state: 'succeeded' });
  expect(await names({ inTrouble: true })).toEqual([]);
  expect((await names({ sort: 'lastRun' }))[0]).toBe('Customers to CRM');
});

test.each(['changed', 'name', 'lastRun'] as const)(
  'reading page by page sorted by %s shows each flow once',
  async (sort) => {
    const all = await names({ sort });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: FlowListItem[]; nextCursor: string | null } = expectData(
        await me.query('flows.list', { sort, limit: 1, cursor }),
      );
      seen.push(...page.items.map((each) => each.name));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(3);
  },
);
