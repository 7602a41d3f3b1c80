import { createServer } from 'node:http';
import { getRun, listApiCredentials, listRuns } from '@flowbridge/db';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { StartedRunner } from '../../start-runner.ts';
import { callHook } from '../../testing/call-hook.ts';
import { aDocument, aStep, echoDocument, httpTrigger } from '../../testing/documents.ts';
import { openStage, type Stage } from '../../testing/runner-stage.ts';

let stage: Stage;
let runner: StartedRunner;

beforeAll(async () => {
  stage = await openStage();
  runner = await stage.runner();
});
afterAll(() => stage.close());

/** Answers who called, as the flow sees it. */
const whoDocument = (auth: Record<string, unknown>) =>
  aDocument(httpTrigger({ auth }), [
    aStep('respond', 'answer', { status: 200, bodyType: 'json', body: '{{trigger.caller}}' }),
  ]);

const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

test('a user name and its password open a trigger, in any letters, and nothing else does', async () => {
  await stage.credential({ kind: 'basic', name: 'Portal', userName: '门户', value: 'pass:word 密码' });
  await stage.credential({ kind: 'basic', name: 'Scanner', userName: 'scanner', value: 'other-password' });
  const { hooks, flowId } = await stage.flow({ document: whoDocument({ kind: 'basic' }) });
  const as = (headers?: Record<string, string>) =>
    callHook(runner, hooks.web, {}, headers ? { headers } : {});
  expect(await as(basic('门户', 'pass:word 密码'))).toMatchObject({
    status: 200,
    json: { credential: 'Portal', userName: '门户' },
  });
  for (const headers of [
    basic('门户', 'other-password'),
    basic('', ''),
    bearer('pass:word 密码x'.slice(0, 4)),
  ]) {
    const refused = await as(headers);
    expect(refused).toMatchObject({ status: 401, json: { code: 'hook.unauthorized', status: 401 } });
    expect(refused.headers.get('www-authenticate')).toMatch(/^Basic /);
  }
  expect(await as()).toMatchObject({ status: 401, json: { path: 'headers.authorization' } });
  const { items } = await listRuns(stage.db, { tenantId: stage.tenantId, flowId });
  expect(items).toHaveLength(1);
  const run = await getRun(stage.db, { tenantId: stage.tenantId, runId: items[0]?.id ?? '' });
  expect(run?.triggerInputJson).not.toContain('pass:word');
});

test('a trigger that names a credential opens to that one only', async () => {
  await stage.credential({ kind: 'appCode', name: 'MES', value: 'code-of-mes' });
  await stage.credential({ kind: 'appCode', name: 'OA', value: 'code-of-oa' });
  const { hooks } = await stage.flow({ document: whoDocument({ kind: 'appCode', credential: 'MES' }) });
  const withCode = (code: string) => callHook(runner, hooks.web, {}, { headers: { 'x-apig-appcode': code } });
  expect(await withCode('code-of-mes')).toMatchObject({ status: 200, json: { credential: 'MES' } });
  expect((await withCode('code-of-oa')).status).toBe(401);
});

test('an expired credential opens nothing, and the use of a good one is remembered', async () => {
  const expiresAt = new Date(Date.now() - 1_000);
  await stage.credential({ kind: 'appCode', name: 'Old', value: 'code-of-old', expiresAt });
  await stage.credential({ kind: 'appCode', name: 'New', value: 'code-of-new' });
  const { hooks } = await stage.flow({ document: whoDocument({ kind: 'appCode' }) });
  const withCode = (code: string) => callHook(runner, hooks.web, {}, { headers: { 'x-apig-appcode': code } });
  expect((await withCode('code-of-old')).status).toBe(401);
  expect((await withCode('code-of-new')).status).toBe(200);
  const used = async () => {
    const list = await listApiCredentials(stage.db, { tenantId: stage.tenantId });
    return list.filter((each) => each.lastUsedAt !== null).map((each) => each.name);
  };
  await expect.poll(used).toContain('New');
  expect(await used()).not.toContain('Old');
});

type Claims = { iss?: string; aud?: string; expiresIn?: string | undefined };

function signed(key: CryptoKey | Uint8Array, header: { alg: string; kid?: string }, claims: Claims = {}) {
  const { expiresIn = '5m', ...payload } = claims;
  const token = new SignJWT({ sub: 'robot', ...payload }).setProtectedHeader(header);
  if (expiresIn !== '') token.setExpirationTime(expiresIn);
  return token.sign(key);
}

test('a token signed with the secret of a credential opens a trigger until it expires', async () => {
  const secret = 'a-secret-of-at-least-32-characters!';
  await stage.credential({ kind: 'jwtSecret', name: 'Issuer', value: secret });
  const auth = { kind: 'jwt', keys: { from: 'credential' }, issuer: 'me', audience: 'flows' };
  const { hooks } = await stage.flow({ document: whoDocument(auth) });
  const key = Buffer.from(secret);
  const good = { iss: 'me', aud: 'flows' };
  const as = async (token: string) => callHook(runner, hooks.web, {}, { headers: bearer(token) });
  expect(await as(await signed(key, { alg: 'HS256' }, good))).toMatchObject({
    status: 200,
    json: { credential: 'Issuer', claims: { sub: 'robot', iss: 'me' } },
  });
  const refused = async (token: string) => (await as(token)).json.detail;
  expect(await refused(await signed(key, { alg: 'HS256' }, { ...good, expiresIn: '-2m' }))).toMatch(
    /expired/,
  );
  expect(await refused(await signed(key, { alg: 'HS256' }, { ...good, expiresIn: '' }))).toMatch(/“exp”/);
  expect(await refused(await signed(key, { alg: 'HS256' }, { ...good, aud: 'others' }))).toMatch(/“aud”/);
  expect(await refused(await signed(key, { alg: 'HS512' }, good))).toMatch(/not signed by a key/);
  const other = Buffer.from('another-secret-of-32-characters!!!!');
  expect(await refused(await signed(other, { alg: 'HS256' }, good))).toMatch(/not signed by a key/);
  expect(await refused('no.token.atall')).toMatch(/not signed by a key/);
});

test('a token is checked by a public key, which is no secret that anybody could sign with', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const pem = await exportSPKI(publicKey);
  const auth = { kind: 'jwt', keys: { from: 'publicKey', pem } };
  const { hooks } = await stage.flow({ document: whoDocument(auth) });
  const as = async (token: string) => callHook(runner, hooks.web, {}, { headers: bearer(token) });
  expect(await as(await signed(privateKey, { alg: 'ES256' }))).toMatchObject({
    status: 200,
    json: { claims: { sub: 'robot' } },
  });
  const forged = await signed(Buffer.from(pem), { alg: 'HS256' });
  expect(await as(forged)).toMatchObject({ status: 401, json: { code: 'hook.unauthorized' } });
});

test('published keys are fetched once, also after they were changed, and their absence is not the caller’s fault', async () => {
  const first = await generateKeyPair('RS256');
  const second = await generateKeyPair('RS256');
  let keys = [{ ...(await exportJWK(first.publicKey)), kid: 'one', alg: 'RS256' }];
  let fetched = 0;
  const issuer = createServer((_request, response) => {
    fetched += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void issuer.close());
  const address = issuer.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const keysAt = (url: string) => whoDocument({ kind: 'jwt', keys: { from: 'address', url } });
  const { hooks } = await stage.flow({ document: keysAt(`http://127.0.0.1:${port}/jwks.json`) });
  const as = async (token: string, hook = hooks.web) =>
    callHook(runner, hook, {}, { headers: bearer(token) });
  const token = await signed(first.privateKey, { alg: 'RS256', kid: 'one' });
  expect((await as(token)).status).toBe(200);
  expect((await as(token)).status).toBe(200);
  expect(fetched).toBe(1);
  expect((await as(await signed(second.privateKey, { alg: 'RS256', kid: 'one' }))).status).toBe(401);
  keys = [{ ...(await exportJWK(second.publicKey)), kid: 'two', alg: 'RS256' }];
  expect((await as(await signed(second.privateKey, { alg: 'RS256', kid: 'two' }))).status).toBe(401);
  const away = await stage.flow({ document: keysAt('http://127.0.0.1:1/jwks.json') });
  expect(await as(token, away.hooks.web)).toMatchObject({ status: 503, json: { code: 'hook.unavailable' } });
  const inside = await stage.flow({ document: keysAt('http://169.254.169.254/keys') });
  expect(await as(token, inside.hooks.web)).toMatchObject({ status: 503 });
});

test('a trigger open to anybody tells the flow of no caller', async () => {
  const { hooks } = await stage.flow({ document: echoDocument() });
  const answer = await callHook(runner, hooks.web, { name: 'x' });
  const run = await getRun(stage.db, { tenantId: stage.tenantId, runId: answer.runId });
  expect(JSON.parse(run?.triggerInputJson ?? '')).not.toHaveProperty('caller');
});
