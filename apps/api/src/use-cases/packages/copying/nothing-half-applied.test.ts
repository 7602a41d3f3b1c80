/** A package is taken whole or not at all: a failure in the middle, a change in between, somebody else at the same time. */
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import type { CopyOutcome } from '../../../contract/packages.ts';
import type { CopyPlan, CopyResult } from '../../../contract/template-copy.ts';
import type { TemplateItem } from '../../../contract/templates.ts';
import { startTestApiAs } from '../../../testing/start-test-api-as.ts';
import { expectData } from '../../../testing/test-api.ts';

const { api, me: partner } = await startTestApiAs('owner', 'partner');
const customerTenant = await api.tenant('customer');
const customer = api.as(await api.user({ [customerTenant.id]: 'builder' }), customerTenant);

/** A shared template of one flow that uses two tables. */
async function aTemplate(name: string): Promise<string> {
  const tables = [`${name} A`, `${name} B`];
  for (const table of tables) {
    expectData(await partner.mutate('lookupTables.create', { name: table }));
    const rows = [{ key: 'kg', value: table }];
    expectData(await partner.mutate('lookupTables.putRows', { name: table, mode: 'merge', rows }));
  }
  const texts = tables.map((table) => `{{ lookup('${table}', 'kg') }}`);
  const document = aFlow().manual().buildJson('both', texts).build();
  const flow = expectData(await partner.mutate<{ id: string }>('flows.create', { name, document }));
  expectData(await partner.mutate('flows.publish', { id: flow.id }));
  const words = { names: { en: name, zh: name }, descriptions: { en: '', zh: '' } };
  const { id } = expectData(
    await partner.mutate<CopyOutcome>('templates.publish', { flowIds: [flow.id], ...words }),
  );
  expectData(await partner.mutate('templates.share', { id, audience: 'customer' }));
  return id;
}

const tables = async () =>
  expectData(await customer.query<{ name: string }[]>('lookupTables.list')).map(({ name }) => name);
const mine = async () =>
  expectData(await customer.query<TemplateItem[]>('templates.list')).filter(
    ({ relation }) => relation === 'mine',
  );
const rowsOf = async (table: string) => {
  const { rows } = await api.db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table} WHERE tenant_id = $1`,
    [customerTenant.id],
  );
  return rows[0]?.count;
};

/** Writes to `table` fail until the answer is called. */
async function breakWritesTo(table: string): Promise<() => Promise<void>> {
  await api.db.pool.query(
    `CREATE FUNCTION broken() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'staged'; END $$ LANGUAGE plpgsql`,
  );
  await api.db.pool.query(
    `CREATE TRIGGER broken BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION broken()`,
  );
  return async () => {
    await api.db.pool.query('DROP FUNCTION broken CASCADE');
  };
}

test.each(['template_version', 'part_origin', 'template_copy'])(
  'when the write to %s fails, no table, no template and no origin is left',
  async (table) => {
    const id = await aTemplate(`broken ${table}`);
    const before = [await tables(), await mine(), await rowsOf('audit_event'), await rowsOf('part_origin')];
    const mend = await breakWritesTo(table);
    expect(await customer.mutate('templates.copy', { id })).toMatchObject({
      error: { code: 'internalError' },
    });
    await mend();
    expect([await tables(), await mine(), await rowsOf('audit_event'), await rowsOf('part_origin')]).toEqual(
      before,
    );
    expectData(await customer.mutate('templates.copy', { id }));
    expect(await tables()).toHaveLength((before[0] as string[]).length + 2);
  },
);

test('what was looked at and has changed since is not overwritten', async () => {
  const id = await aTemplate('seen');
  expectData(await customer.mutate('lookupTables.create', { name: 'seen A' }));
  const { seen } = expectData(await customer.query<CopyPlan>('templates.planCopy', { id }));
  const rows = [{ key: 'kg', value: 'typed meanwhile' }];
  expectData(await customer.mutate('lookupTables.putRows', { name: 'seen A', mode: 'merge', rows }));
  const choices = [{ kind: 'lookupTable', key: 'seen A', choose: 'theirs' }];
  expect(await customer.mutate('templates.copy', { id, choices, seen })).toMatchObject({
    error: { code: 'copyChanged', httpStatus: 409 },
  });
  const answer = await customer.query<{ items: unknown[] }>('lookupTables.rows', { name: 'seen A' });
  expect(expectData(answer).items).toEqual(rows);
});

test('two who copy at once make one copy', async () => {
  const id = await aTemplate('at once');
  const results = await Promise.all(
    [1, 2, 3].map(async () => expectData(await customer.mutate<CopyResult>('templates.copy', { id }))),
  );
  expect(new Set(results.map((result) => result.id)).size).toBe(1);
  expect(results.map(({ did }) => did).sort()).toEqual(['created', 'same', 'same']);
});

test('a choice for something the package does not have is refused with its place', async () => {
  const id = await aTemplate('unknown');
  const choices = [{ kind: 'lookupTable', key: 'somebody else’s', choose: 'theirs' }];
  expect(await customer.mutate('templates.copy', { id, choices })).toMatchObject({
    error: { code: 'invalidInput', path: 'choices › 1 “somebody else’s”' },
  });
});
