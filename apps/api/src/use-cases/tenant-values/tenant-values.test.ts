import { listAuditEvents } from '@flowbridge/db';
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { startTestApiAs } from '../../testing/start-test-api-as.ts';
import { expectData } from '../../testing/test-api.ts';

const { api, tenant, me } = await startTestApiAs('builder', 'values');

type Variable = { key: string; text: string | null; type: string; secret: boolean };
const create = (key: string, content: Record<string, unknown>) =>
  me.mutate('variables.create', { key, content });
const variables = async () => expectData(await me.query<Variable[]>('variables.list'));

test('a variable keeps its type and its digits, and a text that is none of its type is refused', async () => {
  expectData(await create('rate', { secret: false, type: 'number', text: ' 12345678901234567890.10 ' }));
  expectData(await create('税率', { secret: false, type: 'text', text: '13%' }));
  expectData(await create('on', { secret: false, type: 'boolean', text: 'true' }));
  expectData(await create('units', { secret: false, type: 'json', text: '{"kg": "千克"}' }));
  const found = new Map((await variables()).map(({ key, type, text }) => [key, [type, text]]));
  expect(found.get('rate')).toEqual(['number', '12345678901234567890.10']);
  expect(found.get('税率')).toEqual(['text', '13%']);
  expect(found.get('on')).toEqual(['boolean', 'true']);
  expect(found.get('units')).toEqual(['json', '{"kg": "千克"}']);
  for (const [type, text] of [
    ['number', '12 kg'],
    ['number', '"12"'],
    ['boolean', 'yes'],
    ['json', '{"open": '],
  ]) {
    expect(await create('wrong', { secret: false, type, text })).toMatchObject({
      error: { code: 'invalidInput', path: 'content › text', details: { type } },
    });
  }
  expect(await create('rate', { secret: false, type: 'text', text: 'x' })).toMatchObject({
    error: { code: 'nameTaken', path: 'key' },
  });
  for (const key of ['a b', '1a', 'constructor']) {
    expect(await create(key, { secret: false, type: 'text', text: 'x' })).toMatchObject({
      error: { code: 'invalidInput' },
    });
  }
});

test('what a secret variable holds is nowhere in the open: not in answers, rows or the audit', async () => {
  const secret = 'whispered-4711';
  expectData(await create('partnerKey', { secret: true, text: secret }));
  expectData(await create('plainKey', { secret: false, type: 'text', text: 'open-4712' }));
  const change = { key: 'plainKey', content: { secret: true, text: secret } };
  expectData(await me.mutate('variables.change', change));
  const list = await me.query<Variable[]>('variables.list');
  expect(list.text).not.toContain(secret);
  expect(
    expectData(list)
      .filter((each) => each.secret)
      .map(({ key, text }) => [key, text]),
  ).toEqual([
    ['partnerKey', null],
    ['plainKey', null],
  ]);
  const { rows } = await api.db.pool.query(
    'SELECT tenant_variable::text AS text FROM tenant_variable WHERE tenant_id = $1',
    [tenant.id],
  );
  expect(JSON.stringify(rows)).not.toContain(secret);
  const audit = await listAuditEvents(api.db, { tenantId: tenant.id, limit: 100 });
  expect(JSON.stringify(audit)).not.toContain(secret);
  expect(JSON.stringify(audit)).toContain('variable.changed');
  expect(await create('short', { secret: true, text: '12345' })).toMatchObject({
    error: { code: 'invalidInput', path: 'content › text' },
  });
});

test('rows are put over those of the same keys or in place of all, in their order', async () => {
  expectData(await me.mutate('lookupTables.create', { name: '单位' }));
  const put = (mode: string, rows: Record<string, string>) =>
    me.mutate('lookupTables.putRows', {
      name: '单位',
      mode,
      rows: Object.entries(rows).map(([key, value]) => ({ key, value })),
    });
  const rows = async (more = {}) =>
    expectData(
      await me.query<{ items: unknown[]; nextCursor: string | null }>('lookupTables.rows', {
        name: '单位',
        ...more,
      }),
    );
  expect(expectData(await put('merge', { kg: '千克', pcs: '个' }))).toEqual({
    added: 2,
    changed: 0,
    removed: 0,
    total: 2,
  });
  expect(expectData(await put('merge', { box: '箱', kg: '公斤', pcs: '个' }))).toEqual({
    added: 1,
    changed: 1,
    removed: 0,
    total: 3,
  });
  expect((await rows()).items).toEqual([
    { key: 'kg', value: '公斤' },
    { key: 'pcs', value: '个' },
    { key: 'box', value: '箱' },
  ]);
  const first = await rows({ limit: 2 });
  expect(first.items).toHaveLength(2);
  expect((await rows({ limit: 2, cursor: first.nextCursor })).items).toEqual([{ key: 'box', value: '箱' }]);
  expect((await rows({ search: '斤' })).items).toEqual([{ key: 'kg', value: '公斤' }]);
  expect((await rows({ search: '%' })).items).toEqual([]);
  expect(expectData(await put('replace', { m: '米', kg: '公斤' }))).toEqual({
    added: 1,
    changed: 0,
    removed: 2,
    total: 2,
  });
  expect((await rows()).items).toEqual([
    { key: 'm', value: '米' },
    { key: 'kg', value: '公斤' },
  ]);
  const twice = {
    name: '单位',
    mode: 'merge',
    rows: ['a', 'b', 'a'].map((key) => ({ key, value: '' })),
  };
  expect(await me.mutate('lookupTables.putRows', twice)).toMatchObject({
    error: { code: 'invalidInput', path: 'rows › 3 › key', details: { first: 1, second: 3 } },
  });
});

test('a table that would grow beyond its limit stays as it was', async () => {
  expectData(await me.mutate('lookupTables.create', { name: 'full' }));
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({ key: `k${from + at}`, value: 'v' }));
  const put = (rows: unknown) => me.mutate('lookupTables.putRows', { name: 'full', mode: 'merge', rows });
  expectData(await put(many(0, 50_000)));
  expect(await put(many(50_000, 1))).toMatchObject({
    error: { code: 'tooManyRows', details: { most: 50_000 } },
  });
  expect(await me.query('lookupTables.list')).toMatchObject({
    data: expect.arrayContaining([expect.objectContaining({ name: 'full', rows: 50_000 })]),
  });
});

test('what flows use is named with its place, and removed only when asked to all the same', async () => {
  expectData(await create('site', { secret: false, type: 'text', text: 'SH' }));
  expectData(await create('siteOld', { secret: false, type: 'text', text: 'BJ' }));
  expectData(await me.mutate('lookupTables.create', { name: 'sites' }));
  const document = aFlow()
    .manual()
    .buildJson('where', { site: '{{ tenant.vars.site }}', name: "{{ lookup('sites', tenant.vars.site) }}" })
    .build();
  const { id } = expectData(await me.mutate<{ id: string }>('flows.create', { name: 'Uses', document }));
  for (const [noun, input] of [
    ['variables', { key: 'site' }],
    ['lookupTables', { name: 'sites' }],
  ] as const) {
    const usages = expectData(await me.query<{ places: string[] }[]>(`${noun}.usages`, input));
    expect(usages).toMatchObject([{ flowId: id, flowName: 'Uses', inDraft: true, inPublished: false }]);
    expect(usages[0]?.places.join()).toMatch(/where.*name/);
    expect(await me.mutate(`${noun}.remove`, input)).toMatchObject({
      error: { code: 'stillUsed', details: { flows: [{ id, name: 'Uses' }] } },
    });
  }
  expect(await me.query('variables.usages', { key: 'siteOld' })).toMatchObject({ data: [] });
  expectData(await me.mutate('variables.remove', { key: 'siteOld' }));
  expect(expectData(await me.query<unknown[]>('flows.validate', { id }))).toEqual([]);
  expectData(await me.mutate('variables.remove', { key: 'site', evenIfUsed: true }));
  expectData(await me.mutate('lookupTables.remove', { name: 'sites', evenIfUsed: true }));
  const problems = expectData(await me.query<{ code: string }[]>('flows.validate', { id }));
  expect(problems.map((each) => each.code)).toEqual([
    'unknownTenantVariable',
    'unknownTenantVariable',
    'unknownLookupTable',
  ]);
  expect(await me.mutate('flows.publish', { id })).toMatchObject({ error: { code: 'flowHasProblems' } });
});
