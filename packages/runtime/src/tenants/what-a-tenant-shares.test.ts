import {
  changeLookupTable,
  insertLookupTable,
  insertVariable,
  loadDataKey,
  putLookupRows,
} from '@flowbridge/db';
import { encryptSecret, openKeyring } from '@flowbridge/secrets';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addTenant, masterKey, type RuntimeDatabase, runtimeDatabase } from '../testing/runtime-database.ts';
import { createLookupTables } from './lookup-tables.ts';
import { viewTenant } from './view-tenant.ts';

let database: RuntimeDatabase;
const keyring = openKeyring({ masterKey });

beforeAll(async () => {
  database = await runtimeDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

const by = { description: '', userId: 'somebody' };

async function putRows(tenantId: string, name: string, rows: Record<string, string>): Promise<void> {
  const change = { tenantId, name, userId: 'somebody', kind: 'lookupTable.rowsChanged' };
  await changeLookupTable(database.db, change, (client, tableId) =>
    putLookupRows(client, {
      tenantId,
      tableId,
      rows: Object.entries(rows).map(([key, value]) => ({ key, value })),
      replace: true,
    }),
  );
}

test('a run sees variables with their types, secrets as texts, and is told which those are', async () => {
  const { db, tenantId } = database;
  const owner = { id: tenantId, wrappedDataKey: await loadDataKey(db, tenantId) };
  const sealed = encryptSecret(keyring, {
    tenant: owner,
    purpose: 'tenantVariable:partnerKey',
    plaintext: 'whispered',
  });
  await insertVariable(db, { tenantId, key: 'rate', content: { value: '0.13' }, ...by });
  await insertVariable(db, { tenantId, key: 'partnerKey', content: { sealed }, ...by });
  const view = await viewTenant({ db, keyring }, tenantId);
  expect({ ...view.vars }).toEqual({ rate: 0.13, partnerKey: 'whispered' });
  expect({ ...view.openVars }).toEqual({ rate: 0.13 });
  expect(view.secrets).toEqual(['whispered']);
});

test('a secret that was moved to another variable does not open', async () => {
  const { db, tenantId } = database;
  await db.pool.query(
    `INSERT INTO tenant_variable (tenant_id, key, sealed)
     SELECT tenant_id, 'stolen', sealed FROM tenant_variable WHERE tenant_id = $1 AND key = 'partnerKey'`,
    [tenantId],
  );
  await expect(viewTenant({ db, keyring }, tenantId)).rejects.toThrow();
  await db.pool.query(`DELETE FROM tenant_variable WHERE key = 'stolen'`);
});

test('a table is read once, at hand from then on, and its change is seen', async () => {
  const { db, tenantId } = database;
  await insertLookupTable(db, { tenantId, name: '单位/units', ...by });
  await putRows(tenantId, '单位/units', { kg: '千克', '7': 'seven' });
  const tables = createLookupTables({ db });
  const find = (key: unknown) => tables.find(tenantId, '单位/units', key);
  expect(await find('kg')).toBe('千克');
  const queries = vi.spyOn(db.pool, 'query');
  expect([find('kg'), find(7), find('toString'), find('pcs')]).toEqual([
    '千克',
    'seven',
    undefined,
    undefined,
  ]);
  expect(queries).not.toHaveBeenCalled();
  queries.mockRestore();
  await putRows(tenantId, '单位/units', { kg: '公斤' });
  await expect.poll(() => find('kg'), { timeout: 5_000 }).toBe('公斤');
  expect(await find(7)).toBeUndefined();
});

test('a table of another tenant is none, and that is said by its name', async () => {
  const { db, tenantId } = database;
  await insertLookupTable(db, { tenantId, name: 'own', ...by });
  await putRows(tenantId, 'own', { a: 'b' });
  const other = await addTenant(db, 'other');
  const tables = createLookupTables({ db });
  expect(await tables.find(tenantId, 'own', 'a')).toBe('b');
  await expect(tables.find(other, 'own', 'a')).rejects.toThrow(/there is no look-up table “own”/);
  expect(() => tables.find(other, 'own', 'a')).toThrow(/there is no look-up table “own”/);
});
