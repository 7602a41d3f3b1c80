import { migrateDatabase, openDatabase } from '@flowbridge/db';
import { newMasterKey } from '@flowbridge/secrets';
import { disposableDatabase } from '@flowbridge/testing';
import { expect, test } from 'vitest';
import { createOwner } from './create-owner.ts';

const anna = {
  email: 'anna@example.com',
  name: 'Anna',
  password: 'a-long-password',
  tenantCode: 'acme',
  tenantName: 'Acme',
};

test('the first person gets a tenant of their own; asking again changes nothing', async () => {
  await using database = await disposableDatabase({ migrate: migrateDatabase });
  const settings = { databaseUrl: database.url, masterKey: newMasterKey() };
  const first = await createOwner({ ...settings, ...anna });
  expect(await createOwner({ ...settings, ...anna, password: 'another-password' })).toEqual(first);
  const db = openDatabase({ url: database.url, poolSize: 1 });
  try {
    const { rows } = await db.pool.query(
      `SELECT t.code, m.role, (SELECT count(*)::int FROM account) AS passwords
       FROM member m JOIN tenant t ON t.id = m.tenant_id WHERE m.user_id = $1`,
      [first.userId],
    );
    expect(rows).toEqual([{ code: 'acme', role: 'owner', passwords: 1 }]);
  } finally {
    await db.close();
  }
});

test('a short password and a bad tenant code are refused by name', async () => {
  const owner = createOwner({
    ...anna,
    databaseUrl: '',
    masterKey: '',
    password: 'short',
    tenantCode: 'A B',
  });
  await expect(owner).rejects.toThrow(/password: needs at least 12[\s\S]*tenantCode/);
});
