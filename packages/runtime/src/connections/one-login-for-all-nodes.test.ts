import { newId } from '@flowbridge/db';
import { encryptSecret, openKeyring } from '@flowbridge/secrets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Session } from '../invoker/index.ts';
import { addTenant, masterKey, type RuntimeDatabase, runtimeDatabase } from '../testing/runtime-database.ts';
import { createConnectionVault } from './connection-vault.ts';
import { createSharedSessions } from './shared-sessions.ts';

let database: RuntimeDatabase;
const keyring = openKeyring({ masterKey });

beforeAll(async () => {
  database = await runtimeDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());

async function aConnection(secrets: Record<string, string> = { password: 'secret-1' }): Promise<string> {
  const id = newId();
  const { rows } = await database.db.pool.query<{ key: Buffer }>(
    'SELECT wrapped_data_key AS key FROM tenant WHERE id = $1',
    [database.tenantId],
  );
  const tenant = { id: database.tenantId, wrappedDataKey: rows[0]?.key ?? Buffer.alloc(0) };
  await database.db.pool.query(
    `INSERT INTO connection (id, tenant_id, connector_key, name, variables, secrets_sealed)
     VALUES ($1, $2, 'sap-b1', $1, '{"host":"h"}', $3)`,
    [
      id,
      database.tenantId,
      encryptSecret(keyring, { tenant, purpose: `connection:${id}`, plaintext: JSON.stringify(secrets) }),
    ],
  );
  return id;
}

/** The session store of one node. */
const node = () => createSharedSessions({ db: database.db, keyring }).forTenant(database.tenantId);

const wanted = (credential?: string) => ({ credential, fingerprint: 'f', nowMs: Date.now() });

function logins() {
  let count = 0;
  const login = async (): Promise<Session> => {
    count += 1;
    const credential = `session-${count}`;
    await new Promise((resolve) => setTimeout(resolve, 30));
    return { credential, fingerprint: 'f', obtainedAtMs: Date.now(), expiresAtMs: Date.now() + 60_000 };
  };
  return { login, count: () => count };
}

test('many callers on three nodes that need a session make one login', async () => {
  const id = await aConnection();
  const { login, count } = logins();
  const nodes = [node(), node(), node()];
  const sessions = await Promise.all(
    nodes.flatMap((store) => Array.from({ length: 5 }, () => store.withLogin(id, wanted(), login))),
  );
  expect(count()).toBe(1);
  expect(new Set(sessions.map((session) => session.credential))).toEqual(new Set(['session-1']));
});

test('callers that were refused with the same session log in again once', async () => {
  const id = await aConnection();
  const { login, count } = logins();
  const [first, second] = [node(), node()];
  await first.withLogin(id, wanted(), login);
  const again = await Promise.all([
    first.withLogin(id, wanted('session-1'), login),
    second.withLogin(id, wanted('session-1'), login),
    first.withLogin(id, wanted('session-1'), login),
  ]);
  expect(count()).toBe(2);
  expect(again.every((session) => session.credential === 'session-2')).toBe(true);
});

test('a refused login stores nothing and hurts nobody else', async () => {
  const id = await aConnection();
  const store = node();
  await expect(store.withLogin(id, wanted(), () => Promise.reject(new Error('refused')))).rejects.toThrow(
    'refused',
  );
  expect(await store.get(id)).toBeUndefined();
  const { login } = logins();
  expect((await store.withLogin(id, wanted(), login)).credential).toBe('session-1');
});

test('a session is extended, forgotten, and never stored in plain text', async () => {
  const id = await aConnection();
  const store = node();
  const { login } = logins();
  await store.withLogin(id, wanted(), login);
  const later = Date.now() + 600_000;
  await store.extend(id, 'session-1', later);
  expect((await node().get(id))?.expiresAtMs).toBe(later);
  const { rows } = await database.db.pool.query<{ sealed: Buffer }>(
    'SELECT credential_sealed AS sealed FROM connection_session WHERE connection_id = $1',
    [id],
  );
  expect(rows[0]?.sealed.includes('session-1')).toBe(false);
  await store.invalidate(id);
  expect(await node().get(id)).toBeUndefined();
});

test('a connection opens for its tenant only, and its secrets are told to the journal', async () => {
  const id = await aConnection();
  const other = await addTenant(database.db, 'other');
  const vault = createConnectionVault({ db: database.db, keyring });
  expect(await vault.open({ tenantId: other, connectionId: id })).toBeUndefined();
  const opened: string[] = [];
  const resolver = vault.forRun({
    tenantId: database.tenantId,
    bindings: { connections: { 'sap-b1': id } },
    onSecrets: (secrets) => opened.push(...secrets),
  });
  expect(await resolver.resolve({ stepId: 's', connector: 'sap-b1' })).toMatchObject({
    id,
    variables: { host: 'h' },
  });
  expect(await resolver.resolve({ stepId: 's', connector: 'dingtalk' })).toBeUndefined();
  expect(opened).toEqual(['secret-1']);
});
