import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import type { SsoTest, SsoView } from '../../contract/sso.ts';
import { testBrowser } from '../../testing/browser.ts';
import { ssoStage } from '../../testing/sso-stage.ts';
import { expectData, startTestApi } from '../../testing/test-api.ts';

const api = await startTestApi({ egressAllow: ['127.0.0.0/8'] });
afterAll(() => api[Symbol.asyncDispose]());

test('the client secret is sealed and never given back', async () => {
  await using stage = await ssoStage(api, 'sealed');
  const view = await stage.asOwner.query<SsoView>('sso.get');
  expect(view).toMatchObject({ data: { settings: { hasSecret: true, issuer: stage.provider.issuer } } });
  expect(view.text).not.toContain(stage.provider.clientSecret);
  const { rows } = await api.db.pool.query<{ text: string }>(
    `SELECT tenant_sso::text || encode(secret_sealed, 'escape') AS text FROM tenant_sso WHERE tenant_id = $1`,
    [stage.tenant.id],
  );
  expect(rows[0]?.text).not.toContain(stage.provider.clientSecret);
  const events = await api.db.pool.query<{ details: unknown }>('SELECT details FROM audit_event');
  expect(JSON.stringify(events.rows)).not.toContain(stage.provider.clientSecret);
});

test('the kept secret is used on, but never goes to another issuer', async () => {
  await using stage = await ssoStage(api, 'kept');
  const { clientSecret: _secret, ...kept } = stage.settings;
  expectData(await stage.asOwner.mutate('sso.save', { ...kept, defaultRole: 'viewer' }));
  expect(await stage.signIn('bob')).toBe('/flows');
  const moved = { ...kept, issuer: 'https://login.evil.example' };
  for (const procedure of ['sso.save', 'sso.test']) {
    expect(await stage.asOwner.mutate(procedure, moved)).toMatchObject({
      ok: false,
      error: { code: 'ssoSecretNeeded', path: 'clientSecret' },
    });
  }
});

test('the test says what is wrong: the address, the document, the issuer, the client', async () => {
  await using stage = await ssoStage(api, 'tested');
  const answers: Record<string, unknown> = {};
  const server = createServer((request, response) => {
    const body = answers[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  answers['/mismatch/.well-known/openid-configuration'] = { issuer: 'https://another.example' };
  const tried = async (change: object) =>
    expectData(await stage.asOwner.mutate<SsoTest>('sso.test', { ...stage.settings, ...change }));
  expect(await tried({})).toEqual({ ok: true, signsOut: true, unknownScopes: [], groups: [] });
  expect(await tried({ scopes: ['email', 'offline'] })).toMatchObject({ unknownScopes: ['offline'] });
  expect(await tried({ issuer: `${url}/mismatch` })).toMatchObject({ problem: 'issuerMismatch' });
  expect(await tried({ issuer: `${url}/nothing` })).toMatchObject({ problem: 'notAProvider' });
  expect(await tried({ issuer: 'http://127.0.0.1:9' })).toMatchObject({ problem: 'unreachable' });
  expect(await tried({ issuer: 'https://10.1.2.3' })).toMatchObject({ problem: 'addressRefused' });
  expect(await tried({ clientSecret: 'wrong' })).toMatchObject({
    problem: 'badClient',
    said: expect.stringContaining('invalid_client'),
  });
  expect(await tried({ clientId: 'nobody' })).toMatchObject({ problem: 'badClient' });
  await new Promise((resolve) => server.close(resolve));
});

test('without leave, providers on this machine are not called', async () => {
  await using strict = await startTestApi();
  await using stage = await ssoStage(strict, 'strict');
  expect(await stage.asOwner.mutate('sso.test', stage.settings)).toMatchObject({
    data: { ok: false, problem: 'addressRefused' },
  });
  expect(await stage.signIn('ada')).toBe('/sign-in?sso=unreachable&tenant=strict');
});

test('a tenant that takes no passwords lets in by its provider only; owners keep theirs', async () => {
  await using stage = await ssoStage(api, 'sso-only');
  const member = await api.user({ [stage.tenant.id]: 'builder' });
  const asMember = api.as(member, stage.tenant);
  expect((await asMember.query('flows.list', {})).ok).toBe(true);
  await stage.save({ passwords: false });
  expect(await asMember.query('flows.list', {})).toMatchObject({ error: { code: 'ssoRequired' } });
  expect(await asMember.query('me.get')).toMatchObject({ data: { tenants: [{ needsSso: true }] } });
  expect((await stage.asOwner.query('flows.list', {})).ok).toBe(true);
  const browser = testBrowser();
  await stage.signIn('ada', browser);
  expect((await stage.as(browser).query('flows.list', {})).ok).toBe(true);
});

test('switched off or changed to another client, it signs out whom it signed in', async () => {
  await using stage = await ssoStage(api, 'off');
  const browser = testBrowser();
  await stage.signIn('ada', browser);
  await stage.save({ enabled: false });
  expect(await stage.as(browser).query('me.get')).toMatchObject({ ok: false, status: 401 });
  expect(await stage.signIn('ada')).toBe('/sign-in?sso=off&tenant=off');
  expect(await stage.asOwner.query('sso.find', { who: 'off' })).toMatchObject({ data: [] });
});

test('it is found by the tenant’s code and by the e-mail’s domain, and what is not there finds nothing', async () => {
  await using stage = await ssoStage(api, 'found');
  await stage.save({ domains: ['found.test'] });
  const find = (who: string) => stage.asOwner.query('sso.find', { who });
  const choice = [{ code: 'found', name: 'Tenant found' }];
  expect(await find('found')).toMatchObject({ data: choice });
  expect(await find('FOUND')).toMatchObject({ data: choice });
  expect(await find('Somebody@Found.test')).toMatchObject({ data: choice });
  expect(await find('somebody@elsewhere.test')).toMatchObject({ data: [] });
  expect(await find('no-such-tenant')).toMatchObject({ data: [] });
  expectData(await stage.asOwner.mutate('sso.remove'));
  expect(await find('found')).toMatchObject({ data: [] });
  expect(await stage.asOwner.mutate('sso.remove')).toMatchObject({ error: { code: 'notFound' } });
});

test('only owners see or change it; addresses without https are refused', async () => {
  await using stage = await ssoStage(api, 'owners');
  const admin = api.as(await api.user({ [stage.tenant.id]: 'admin' }), stage.tenant);
  expect(await admin.query('sso.get')).toMatchObject({ error: { code: 'forbidden' } });
  expect(await admin.mutate('sso.save', stage.settings)).toMatchObject({ error: { code: 'forbidden' } });
  for (const issuer of ['http://login.example', 'ftp://login.example', 'https://a.example/?x=1', 'nothing']) {
    expect(await stage.asOwner.mutate('sso.save', { ...stage.settings, issuer })).toMatchObject({
      error: { code: 'invalidInput', path: expect.stringContaining('issuer') },
    });
  }
});
