/** What a chooser asks of a list: a text to look for, and the names of what is chosen already. */
import { newId } from '@flowbridge/db';
import { beforeAll, expect, test } from 'vitest';
import type { DatasetItem } from '../contract/datasets.ts';
import type { FlowListItem } from '../contract/flows.ts';
import type { Page } from '../contract/paging.ts';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';
import { manualFlow } from '../testing/test-documents.ts';

const { api, tenant, me } = await startTestApiAs('builder', 'choosing');

const names = async (filter: object) =>
  expectData(await me.query<Page<FlowListItem>>('flows.list', filter)).items.map((each) => each.name);
const datasets = async (filter: object) =>
  expectData(await me.query<Page<DatasetItem>>('datasets.list', filter));

const ids: string[] = [];
let foreign: string;

beforeAll(async () => {
  for (const name of ['Orders', 'Invoices', 'Stock']) {
    const made = await me.mutate<{ id: string }>('flows.create', { name, document: manualFlow() });
    ids.push(expectData(made).id);
  }
  const away = await api.tenant('away');
  const stranger = api.as(await api.user({ [away.id]: 'builder' }), away);
  const theirs = await stranger.mutate<{ id: string }>('flows.create', {
    name: 'Theirs',
    document: manualFlow(),
  });
  foreign = expectData(theirs).id;
  const own = ['orders', 'orders_2', 'ordersX2', 'stock'].map((name) => ({
    id: newId(),
    tenantId: tenant.id,
    name,
  }));
  const theirDataset = { id: newId(), tenantId: away.id, name: 'orders_theirs' };
  await api.db.prisma.dataset.createMany({ data: [...own, theirDataset] });
});

test('flows asked for by id come with their names; one of another tenant, or that is gone, is left out', async () => {
  const [orders = '', , stock = ''] = ids;
  expect((await names({ ids: [orders, stock, foreign, 'gone'] })).sort()).toEqual(['Orders', 'Stock']);
  expect(await names({ ids: [] })).toEqual([]);
});

test('datasets are found by a part of their names, in which signs mean themselves, page by page', async () => {
  const found = async (filter: object) => (await datasets(filter)).items.map(({ name }) => name);
  expect((await found({ search: 'ORDERS' })).sort()).toEqual(['orders', 'ordersX2', 'orders_2']);
  expect(await found({ search: 'orders_' })).toEqual(['orders_2']);
  const first = await datasets({ search: 'orders', limit: 2 });
  const rest = await found({ search: 'orders', limit: 2, cursor: first.nextCursor });
  expect([...first.items.map(({ name }) => name), ...rest].sort()).toEqual([
    'orders',
    'ordersX2',
    'orders_2',
  ]);
});
