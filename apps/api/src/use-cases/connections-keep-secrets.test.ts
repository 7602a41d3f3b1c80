import { findTenant } from '@flowbridge/db';
import { decryptSecret, openKeyring } from '@flowbridge/secrets';
import { expect, test } from 'vitest';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';
import { manualFlow } from '../testing/test-documents.ts';
import { secretPurpose } from './seal-secrets.ts';

const { api, tenant, me } = await startTestApiAs('owner', 'secrets');

const SECRET = 'p@ss-never-seen-again';
const variables = { serviceUrl: 'https://sap.example.test/b1s/v1', companyDb: 'DEMO', userName: 'manager' };
const create = (name: string, more: Record<string, unknown> = {}) =>
  me.mutate<{ id: string }>('connections.create', {
    connectorKey: 'sap-b1',
    name,
    variables,
    secrets: { password: SECRET },
    ...more,
  });

async function storedPassword(id: string): Promise<{ password: unknown; revision: number; raw: string }> {
  const { rows } = await api.db.pool.query<{ sealed: Buffer; revision: number }>(
    'SELECT secrets_sealed AS sealed, revision FROM connection WHERE id = $1',
    [id],
  );
  const owner = await findTenant(api.db, { tenantId: tenant.id });
  const row = rows[0];
  if (!row || !owner) throw new Error('no such connection');
  const keyring = openKeyring({ masterKey: api.masterKey });
  const text = decryptSecret(keyring, { tenant: owner, purpose: secretPurpose(id), sealed: row.sealed });
  return { ...JSON.parse(text), revision: row.revision, raw: row.sealed.toString('latin1') };
}

test('secrets go in, are kept sealed, and come out of no answer', async () => {
  const { id } = expectData(await create('ERP'));
  const answers = [
    await me.query('connections.get', { id }),
    await me.query('connections.list', {}),
    await me.mutate('connections.update', { id, name: 'ERP 2' }),
    await create('ERP 2'),
    await create('Bad', { connectorKey: 'sap-b1', variables: {} }),
    await create('Bad', { connectorKey: 'no-such' }),
    await create('Bad', { secrets: { password: SECRET, other: SECRET } }),
  ];
  for (const answer of answers) expect(answer.text).not.toContain(SECRET);
  for (const path of [`/connections/${id}`, '/connections']) {
    expect(await (await me.rest('GET', path)).text()).not.toContain(SECRET);
  }
  expect(answers[0]).toMatchObject({ ok: true, data: { secretsSet: ['password'], variables } });
  const stored = await storedPassword(id);
  expect(stored.password).toBe(SECRET);
  expect(stored.raw).not.toContain(SECRET);
  const { rows } = await api.db.pool.query('SELECT details::text FROM audit_event');
  expect(JSON.stringify(rows)).not.toContain(SECRET);
});

test('new secrets end the logins made with the old ones; a new name does not', async () => {
  const { id } = expectData(await create('Login'));
  const first = await storedPassword(id);
  expectData(await me.mutate('connections.update', { id, name: 'Login renamed' }));
  expect(await storedPassword(id)).toMatchObject({ revision: first.revision, password: SECRET });
  expectData(await me.mutate('connections.update', { id, secrets: { password: 'next' } }));
  expect(await storedPassword(id)).toMatchObject({ revision: first.revision + 1, password: 'next' });
});

test('a missing setting, an unknown one and a wrong type are named', async () => {
  const missing = await create('Wrong', { variables: { ...variables, companyDb: '' } });
  expect(missing).toMatchObject({
    ok: false,
    error: { code: 'invalidInput', path: 'variables › companyDb' },
  });
  const unknown = await create('Wrong', { variables: { ...variables, colour: 'red' } });
  expect(unknown).toMatchObject({ ok: false, error: { code: 'invalidInput', path: 'variables › colour' } });
  const type = await create('Wrong', { variables: { ...variables, language: 'zh' } });
  expect(type).toMatchObject({ ok: false, error: { code: 'invalidInput', path: 'variables › language' } });
  const cleared = await create('Clear');
  const answer = await me.mutate('connections.update', {
    id: expectData(cleared).id,
    secrets: { password: null },
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalidInput', path: 'secrets › password' } });
});

test('a name is used once', async () => {
  expectData(await create('Unique'));
  expect(await create('Unique')).toMatchObject({ ok: false, status: 409, error: { code: 'nameTaken' } });
});

test('a connection that a flow uses is not removed, and the flow is named', async () => {
  const { id } = expectData(await create('Used'));
  const flow = expectData(
    await me.mutate<{ id: string }>('flows.create', { name: 'User of it', document: manualFlow() }),
  );
  const bindings = { connections: { 'sap-b1': id }, parameters: {} };
  expectData(await me.mutate('flows.setBindings', { id: flow.id, bindings }));
  const kept = await me.mutate('connections.remove', { id });
  expect(kept).toMatchObject({
    ok: false,
    error: { code: 'connectionInUse', details: { usages: [{ flowId: flow.id, flowName: 'User of it' }] } },
  });
  expectData(await me.mutate('flows.remove', { id: flow.id }));
  expectData(await me.mutate('connections.remove', { id }));
  expect(await me.query('connections.get', { id })).toMatchObject({ ok: false, error: { code: 'notFound' } });
});
