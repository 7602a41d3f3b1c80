/** DingTalk and WeCom as owners set them up: what is tried, what is kept, who sees it. */
import { afterAll, beforeEach, expect, test } from 'vitest';
import {
  dingtalkInput,
  enterpriseStage,
  openEnterprise,
  wecomInput,
} from '../../testing/enterprise-stage.ts';
import { expectData, startTestApi } from '../../testing/test-api.ts';

const api = await startTestApi({ egressAllow: ['127.0.0.0/8'] });
const enterprise = await openEnterprise();
const { dingtalk, wecom } = enterprise.sandbox;
afterAll(async () => {
  await enterprise[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
});
beforeEach(() => {
  dingtalk.reset();
  wecom.reset();
});

test('the test of DingTalk lists the groups, or says what is wrong', async () => {
  const stage = await enterpriseStage(api, 'try-ding');
  const works = await stage.test(dingtalkInput(enterprise));
  expect(works).toMatchObject({ ok: true, signsOut: false });
  expect(works.ok && works.groups).toEqual(
    expect.arrayContaining([
      { value: '采购部', label: '碧水制造 / 采购部 (102)' },
      { value: 'role:集成负责人', label: 'role:集成负责人' },
    ]),
  );
  const tried = (change: object) => stage.test(dingtalkInput(enterprise, change));
  expect(await tried({ clientSecret: 'wrong' })).toMatchObject({
    problem: 'badClient',
    said: expect.stringContaining('invalidClientIdOrSecret'),
  });
  expect(await tried({ corpId: 'ding0' })).toMatchObject({ ok: false, problem: 'badClient' });
  const at = 'http://127.0.0.1:9';
  expect(await tried({ addresses: { login: at, api: at, oapi: at } })).toMatchObject({
    problem: 'unreachable',
  });
  const inside = 'https://10.1.2.3';
  expect(await tried({ addresses: { login: inside, api: inside, oapi: inside } })).toMatchObject({
    problem: 'addressRefused',
  });
  const [app] = dingtalk.state.apps;
  if (!app) throw new Error('no app');
  dingtalk.state.apps = [{ ...app, ipAllowed: false }];
  expect(await tried({})).toMatchObject({ problem: 'ipRefused', said: expect.stringContaining('60020') });
  dingtalk.reset();
  dingtalk.faults.add({ kind: 'throttle', variant: 'punish', match: { path: '/topapi' } });
  expect(await tried({})).toMatchObject({ problem: 'busy' });
});

test('the test of WeCom tells enterprise, secret, app and address apart', async () => {
  const stage = await enterpriseStage(api, 'try-we');
  const works = await stage.test(wecomInput(enterprise));
  expect(works.ok && works.groups).toEqual(
    expect.arrayContaining([
      { value: '集成组', label: '信息部 / 集成组 (4)' },
      { value: 'tag:值班', label: 'tag:值班' },
    ]),
  );
  const tried = (change: object) => stage.test(wecomInput(enterprise, change));
  expect(await tried({ corpId: 'ww0' })).toMatchObject({ problem: 'badCorp' });
  expect(await tried({ clientSecret: 'wrong-wrong' })).toMatchObject({ problem: 'badClient' });
  expect(await tried({ agentId: 7 })).toMatchObject({ problem: 'badAgent' });
  const [app] = wecom.state.apps;
  if (!app) throw new Error('no app');
  wecom.state.apps = [{ ...app, ipAllowed: false }];
  const refused = await tried({});
  expect(refused).toMatchObject({ problem: 'ipRefused' });
  expect(JSON.stringify(refused)).not.toContain(app.secret);
});

test('the secret is sealed, never given back, and goes to no other enterprise and no other address', async () => {
  const stage = await enterpriseStage(api, 'keep');
  const { clientSecret, ...kept } = wecomInput(enterprise);
  const refused = { ok: false, error: { code: 'ssoSecretNeeded', path: 'clientSecret' } };
  expect(await stage.asOwner.mutate('sso.save', kept)).toMatchObject(refused);
  await stage.save({ ...kept, clientSecret });
  const view = await stage.asOwner.query('sso.get');
  expect(view).toMatchObject({ data: { settings: { ...kept, hasSecret: true } } });
  expect(view.text).not.toContain(clientSecret);
  expectData(await stage.asOwner.mutate('sso.save', { ...kept, defaultRole: 'viewer' }));
  expect(await stage.signIn('linxiao')).toBe('/flows');
  for (const procedure of ['sso.save', 'sso.test']) {
    const elsewhere = { ...kept, addresses: { login: 'https://a.example', api: 'https://a.example' } };
    expect(await stage.asOwner.mutate(procedure, elsewhere)).toMatchObject(refused);
    expect(await stage.asOwner.mutate(procedure, { ...kept, corpId: 'ww0' })).toMatchObject(refused);
    const { clientSecret: _secret, ...other } = dingtalkInput(enterprise);
    expect(await stage.asOwner.mutate(procedure, other)).toMatchObject(refused);
  }
});

test('another kind signs out whom the former signed in; wrong fields are named', async () => {
  const stage = await enterpriseStage(api, 'switch');
  await stage.save(wecomInput(enterprise, { defaultRole: 'viewer' }));
  await stage.save(dingtalkInput(enterprise, { defaultRole: 'viewer' }));
  expect(await stage.asOwner.query('sso.find', { who: 'switch' })).toMatchObject({
    data: [{ code: 'switch', kind: 'dingtalk' }],
  });
  const refuses = async (input: object, path: string) =>
    expect(await stage.asOwner.mutate('sso.save', input)).toMatchObject({
      error: { code: 'invalidInput', path: expect.stringContaining(path) },
    });
  await refuses({ ...dingtalkInput(enterprise), corpId: 'has space' }, 'corpId');
  await refuses({ ...wecomInput(enterprise), agentId: 0 }, 'agentId');
  await refuses(
    { ...wecomInput(enterprise), addresses: { login: 'http://plain.example', api: 'https://a.example' } },
    'addresses',
  );
  await refuses({ ...wecomInput(enterprise), kind: 'feishu' }, 'kind');
});

test('who asks too often where they could sign in is told to wait', async () => {
  await using strict = await startTestApi({ signInsPerMinute: 5 });
  const ask = () =>
    fetch(`${strict.url}/api/trpc/sso.find?input=${encodeURIComponent('{"who":"anything"}')}`);
  const statuses: number[] = [];
  for (let times = 0; times < 6; times++) statuses.push((await ask()).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
});
