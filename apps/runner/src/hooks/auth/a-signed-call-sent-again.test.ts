import { createHmac } from 'node:crypto';
import { listRuns } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StartedRunner } from '../../start-runner.ts';
import { callHook } from '../../testing/call-hook.ts';
import { aDocument, aStep, httpTrigger } from '../../testing/documents.ts';
import { openStage, type Stage } from '../../testing/runner-stage.ts';

let stage: Stage;
let runner: StartedRunner;

const SECRET = 'the-secret-both-sides-know';

beforeAll(async () => {
  stage = await openStage();
  runner = await stage.runner();
  await stage.credential({ kind: 'hmacKey', name: 'Before', value: 'an-older-secret-in-use' });
  await stage.credential({ kind: 'hmacKey', name: 'Shop', value: SECRET });
});
afterAll(() => stage.close());

type Auth = Record<string, unknown>;

const GITHUB: Auth = {
  kind: 'hmac',
  algorithm: 'sha256',
  encoding: 'hex',
  signatureHeader: 'X-Hub-Signature-256',
  prefix: 'sha256=',
};
const TIMED: Auth = {
  kind: 'hmac',
  algorithm: 'sha256',
  encoding: 'base64',
  signatureHeader: 'X-Signature',
  timestampHeader: 'X-Timestamp',
  signed: '{timestamp}.{body}',
};
const STRIPE: Auth = {
  kind: 'hmac',
  algorithm: 'sha256',
  encoding: 'hex',
  signatureHeader: 'Stripe-Signature',
  prefix: 'v1=',
  timestampHeader: 'Stripe-Signature',
  timestampPrefix: 't=',
  signed: '{timestamp}.{body}',
};

const aFlow = (auth: Auth, more: Auth = {}) =>
  stage.flow({
    document: aDocument(httpTrigger({ auth, ...more }), [
      aStep('respond', 'answer', {
        status: 200,
        bodyType: 'json',
        body: { caller: '{{trigger.caller.credential}}', run: '{{run.id}}' },
      }),
    ]),
  });

const hmac = (text: string, encoding: 'hex' | 'base64', secret = SECRET) =>
  createHmac('sha256', secret).update(text).digest(encoding);

const send = (hook: string | undefined, body: string, headers: Record<string, string>) =>
  callHook(runner, hook, undefined, { body, headers: { 'content-type': 'application/json', ...headers } });

const seconds = (away = 0) => String(Math.floor(Date.now() / 1_000) + away);
const timed = (body: string, time = seconds()) => ({
  'x-timestamp': time,
  'x-signature': hmac(`${time}.${body}`, 'base64'),
});

test('a signature over the body opens a trigger; one changed byte, another secret or none does not', async () => {
  const { hooks, flowId } = await aFlow(GITHUB);
  const body = '{"id": 7, "名": "x"}';
  const good = { 'x-hub-signature-256': `sha256=${hmac(body, 'hex')}` };
  expect(await send(hooks.web, body, good)).toMatchObject({ status: 200, json: { caller: 'Shop' } });
  expect((await send(hooks.web, body.replace('7', '8'), good)).status).toBe(401);
  const wrong = [
    {},
    { 'x-hub-signature-256': hmac(body, 'hex') },
    { 'x-hub-signature-256': `sha256=${hmac(body, 'hex', 'another secret')}` },
    { 'x-hub-signature-256': 'sha256=' },
  ];
  for (const headers of wrong)
    expect(await send(hooks.web, body, headers)).toMatchObject({
      status: 401,
      json: { code: 'hook.unauthorized', path: 'headers.x-hub-signature-256' },
    });
  expect((await listRuns(stage.db, { tenantId: stage.tenantId, flowId })).items).toHaveLength(1);
});

test('a call whose clock is too far away is refused, in seconds as in milliseconds', async () => {
  const { hooks } = await aFlow({ ...TIMED, toleranceSeconds: 60 });
  expect((await send(hooks.web, '{}', timed('{}', String(Date.now())))).status).toBe(200);
  expect((await send(hooks.web, '{}', timed('{}', seconds(-30)))).status).toBe(200);
  for (const time of [seconds(-120), seconds(120), String(Date.now() - 120_000)])
    expect(await send(hooks.web, '{}', timed('{}', time))).toMatchObject({
      status: 401,
      json: { code: 'hook.staleCall', path: 'headers.x-timestamp' },
    });
  expect((await send(hooks.web, '{}', { ...timed('{}'), 'x-timestamp': 'now' })).status).toBe(401);
});

test('the same signed call again is refused, names the run it made, and makes none', async () => {
  const { hooks, flowId } = await aFlow(TIMED);
  const headers = timed('{"n":1}');
  const [first, ...others] = await Promise.all([1, 2, 3].map(() => send(hooks.web, '{"n":1}', headers)));
  const all = [first, ...others];
  const accepted = all.filter((answer) => answer?.status === 200);
  expect(accepted).toHaveLength(1);
  for (const answer of all.filter((each) => each?.status !== 200))
    expect(answer).toMatchObject({
      status: 409,
      json: { code: 'hook.replayed', runId: accepted[0]?.json.run },
    });
  expect((await listRuns(stage.db, { tenantId: stage.tenantId, flowId })).items).toHaveLength(1);
});

test('with a dedupe key of the trigger, a sender that delivers again gets the first answer', async () => {
  const { hooks } = await aFlow(TIMED, { dedupe: { key: '{{trigger.body.n}}', windowMs: 60_000 } });
  const headers = timed('{"n":2}');
  const first = await send(hooks.web, '{"n":2}', headers);
  expect(await send(hooks.web, '{"n":2}', headers)).toMatchObject({ status: 200, text: first.text });
});

test('time and several signatures in one header are found', async () => {
  const { hooks } = await aFlow(STRIPE);
  const time = seconds();
  const good = hmac(`${time}.{}`, 'hex');
  const header = `t=${time}, v1=${'0'.repeat(64)},v1=${good},v0=x`;
  expect((await send(hooks.web, '{}', { 'stripe-signature': header })).status).toBe(200);
  expect((await send(hooks.web, '{}', { 'stripe-signature': `v1=${good}` })).status).toBe(401);
});

test('a sender that signs time and secret instead of the body is understood', async () => {
  const { hooks } = await aFlow({
    ...TIMED,
    signatureHeader: 'sign',
    timestampHeader: 'timestamp',
    signed: '{timestamp}\n{secret}',
  });
  const timestamp = String(Date.now());
  const sign = hmac(`${timestamp}\n${SECRET}`, 'base64');
  expect((await send(hooks.web, '{"text":"hi"}', { timestamp, sign })).status).toBe(200);
});

test('a form with a file is signed over its very bytes', async () => {
  const { hooks } = await aFlow(GITHUB);
  const body = '--b\r\ncontent-disposition: form-data; name="f"; filename="a.txt"\r\n\r\nhello\r\n--b--\r\n';
  const form = { 'content-type': 'multipart/form-data; boundary=b' };
  const good = { ...form, 'x-hub-signature-256': `sha256=${hmac(body, 'hex')}` };
  expect((await send(hooks.web, body, good)).status).toBe(200);
  expect((await send(hooks.web, body.replace('hello', 'jello'), good)).status).toBe(401);
  const { rows } = await stage.db.pool.query('SELECT count(*)::int AS count FROM file');
  expect(rows).toEqual([{ count: 1 }]);
});
