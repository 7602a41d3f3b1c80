import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from './start-sandbox.ts';

let running: RunningSandbox;
let base: string;
let cookie: string;

beforeAll(async () => {
  running = await startSandbox({ host: '127.0.0.1', port: 0 });
});
afterAll(() => running.close());

beforeEach(async () => {
  base = `${running.url}/sandbox/sap-b1`;
  await fetch(`${base}/__sim/reset`, { method: 'POST' });
  const login = await sap('POST', 'Login', {
    CompanyDB: 'SBODEMOCN',
    UserName: 'manager',
    Password: 'flowbridge-sap',
  });
  cookie = login.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
});

const sap = (method: string, path: string, body?: unknown, signal?: AbortSignal) =>
  fetch(`${base}/b1s/v1/${path}`, {
    method,
    headers: { cookie: cookie ?? '' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });

const writes = () => running.sandbox.sapB1.counters.read().writes;

const plan = (...faults: object[]) =>
  fetch(`${base}/__sim/faults`, { method: 'POST', body: JSON.stringify(faults) });

async function journal(): Promise<
  {
    fault?: string;
    wrote?: string[];
    answered: boolean;
    answer: { status: number; body: string };
    headers: object;
  }[]
> {
  const answer = await fetch(`${base}/__sim/journal`);
  return ((await answer.json()) as { entries: [] }).entries;
}

describe('faults of a system', () => {
  it('acceptThenFail does the work and drops the connection: the counter sees it, the caller does not', async () => {
    await plan({ kind: 'acceptThenFail', match: { method: 'POST', path: '/SpecialPrices' } });
    const body = { CardCode: 'C001', ItemCode: '11028', Price: 9 };
    await expect(sap('POST', 'SpecialPrices', body)).rejects.toThrow('fetch failed');
    expect((await sap('GET', "SpecialPrices(CardCode='C001',ItemCode='11028')")).status).toBe(200);
    expect((await sap('POST', 'SpecialPrices', body)).status).toBe(400);
    expect(writes()).toEqual({
      "POST SpecialPrices(CardCode='C001',ItemCode='11028')": 1,
    });
    expect((await journal()).find((entry) => entry.fault === 'acceptThenFail')?.answer.status).toBe(201);
  });

  it('reset drops the connection before anything is done', async () => {
    await plan({ kind: 'reset', match: { method: 'PATCH' } });
    await expect(sap('PATCH', 'Drafts(16)', { Comments: 'x' })).rejects.toThrow('fetch failed');
    expect(writes()).toEqual({});
  });

  it('every write that was carried out is listed, answered or not', async () => {
    const request = (id: string) => ({
      RequriedDate: '2022-09-01',
      U_REQUESTID: id,
      DocumentLines: [{ ItemCode: '11028', Quantity: 1 }],
    });
    const post = (id: string) => sap('POST', 'PurchaseRequests', request(id)).then((answer) => answer.status);
    await plan(
      { kind: 'acceptThen500', match: { method: 'POST', path: 'PurchaseRequests' } },
      { kind: 'acceptThenFail', match: { method: 'POST', path: 'PurchaseRequests' } },
      { kind: 'reset', match: { method: 'POST', path: 'PurchaseRequests' } },
    );
    expect(await post('a')).toBe(500);
    await expect(post('a')).rejects.toThrow('fetch failed');
    await expect(post('b')).rejects.toThrow('fetch failed');
    expect(await post('b')).toBe(201);
    const listed = (await (await fetch(`${base}/__sim/writes`)).json()) as {
      writes: { key: string; status: number; answered: boolean; fault?: string; bodyHash: string }[];
      duplicates: object;
    };
    expect(listed.writes).toMatchObject([
      { key: 'POST PurchaseRequests U_REQUESTID=a', status: 500, answered: true, fault: 'acceptThen500' },
      { key: 'POST PurchaseRequests U_REQUESTID=a', status: 201, answered: false, fault: 'acceptThenFail' },
      { key: 'POST PurchaseRequests U_REQUESTID=b', status: 201, answered: true },
    ]);
    expect(listed.writes[0]?.bodyHash).toBe(listed.writes[1]?.bodyHash);
    expect(listed.duplicates).toEqual({ 'POST PurchaseRequests U_REQUESTID=a': 2 });
    const entries = await journal();
    expect(entries.filter((entry) => entry.wrote).map((entry) => entry.answered)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('acceptThenSilence does the work and never answers', async () => {
    await plan({ kind: 'acceptThenSilence', match: { method: 'PATCH' } });
    const leaving = new AbortController();
    const calling = sap('PATCH', 'Drafts(16)', { Comments: 'x' }, leaving.signal);
    await expect.poll(writes).toEqual({ 'PATCH Drafts(16)': 1 });
    leaving.abort();
    await expect(calling).rejects.toThrow(/abort/);
  });

  it('throttle names the pause in Retry-After', async () => {
    await plan({ kind: 'throttle', ms: 2500 }, { kind: 'throttle', variant: 'http429' });
    const answers = [await sap('GET', 'Drafts(16)'), await sap('GET', 'Drafts(16)')];
    expect(answers.map((each) => [each.status, each.headers.get('retry-after')])).toEqual([
      [503, '3'],
      [429, '1'],
    ]);
  });

  it('duplicateDelivery performs a call twice', async () => {
    await plan({ kind: 'duplicateDelivery', match: { path: 'PurchaseRequests' } });
    const body = {
      RequriedDate: '2022-09-01',
      U_REQUESTID: 'd',
      DocumentLines: [{ ItemCode: '11028', Quantity: 1 }],
    };
    expect((await sap('POST', 'PurchaseRequests', body)).status).toBe(201);
    expect(writes()).toEqual({
      'POST PurchaseRequests U_REQUESTID=d': 2,
    });
  });

  it('expireSession, throttle, http500 and http502Html answer as the vendor or its gateway does', async () => {
    await plan({ kind: 'expireSession' }, { kind: 'throttle', match: { path: 'Users' } });
    const expired = await sap('GET', 'Drafts(16)');
    expect([expired.status, ((await expired.json()) as { error: { code: number } }).error.code]).toEqual([
      401, 301,
    ]);
    expect((await sap('GET', 'Users(1)')).status).toBe(503);
    await plan({ kind: 'http500' }, { kind: 'http502Html' });
    expect(await (await sap('GET', 'Drafts(16)')).json()).toEqual({
      error: { code: -1, message: { lang: 'en-us', value: 'Internal server error' } },
    });
    const html = await sap('GET', 'Drafts(16)');
    expect([html.status, html.headers.get('content-type')]).toEqual([502, 'text/html']);
  });

  it('timeout never answers; slow does the work even when the caller has left', async () => {
    await plan({ kind: 'timeout' });
    await expect(sap('GET', 'Drafts(16)', undefined, AbortSignal.timeout(80))).rejects.toThrow(/timeout/);
    await plan({ kind: 'slow', ms: 600 });
    // By then it has arrived, also on a busy machine.
    await expect(sap('PATCH', 'Drafts(16)', { Comments: 'late' }, AbortSignal.timeout(300))).rejects.toThrow(
      /timeout/,
    );
    await expect.poll(writes).toEqual({ 'PATCH Drafts(16)': 1 });
  });

  it('slowBody sends the head at once and the rest later', async () => {
    await plan({ kind: 'slowBody', ms: 1_000 });
    const startedAt = performance.now();
    const answer = await sap('GET', 'Drafts(16)');
    const headMs = performance.now() - startedAt;
    expect(((await answer.json()) as { DocEntry: number }).DocEntry).toBe(16);
    expect(performance.now() - startedAt - headMs).toBeGreaterThan(80);
  });

  it('journals headers with the credentials, and narrows by path and status', async () => {
    await sap('GET', 'Drafts(16)');
    await sap('GET', 'Drafts(99)');
    const answer = await fetch(`${base}/__sim/journal?path=/Drafts(&status=404`);
    const { entries } = (await answer.json()) as { entries: { path: string; headers: { cookie: string } }[] };
    expect(entries.map((entry) => entry.path)).toEqual(['/b1s/v1/Drafts(99)']);
    expect(entries[0]?.headers.cookie).toContain('B1SESSION=');
  });

  it('refuses bodies that are too large, in the shape of the vendor', async () => {
    const answer = await sap('POST', 'Items', { ItemCode: 'x'.repeat(5 * 1024 * 1024) });
    expect([answer.status, (await answer.json()) as object]).toMatchObject([413, { error: { code: -1 } }]);
  });
});

describe('the control API', () => {
  const control = (path: string, init?: RequestInit) => fetch(`${base}/__sim/${path}`, init);

  it('names mistakes and unknown actions', async () => {
    expect((await control('faults', { method: 'POST', body: '{' })).status).toBe(400);
    expect((await control('faults', { method: 'POST', body: '{"kind":"x"}' })).status).toBe(400);
    expect((await control('nope')).status).toBe(404);
    expect((await control('constructor')).status).toBe(404);
    expect((await control('approve', { method: 'DELETE' })).status).toBe(405);
  });

  it('cannot be steered from a page of another site', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await control('reset', { method: 'POST', headers })).status).toBe(403);
    }
    expect((await control('reset', { method: 'POST', headers: { origin: running.url } })).status).toBe(200);
  });

  it('adds purchase requests dated by the clock', async () => {
    await control('clock', { method: 'POST', body: '{"now":"2024-02-28T23:30:00Z","freeze":true}' });
    await control('seed', { method: 'POST', body: '{"purchaseRequests":2}' });
    const filter = encodeURIComponent("CreationDate ge '2024-02-29' and CreationTime ge '07:30:00'");
    const found = await sap('GET', `ApprovalRequests?$filter=${filter}&$select=Code,DraftEntry`);
    const { value } = (await found.json()) as { value: object[] };
    expect(value).toEqual([
      { Code: 19, DraftEntry: 18 },
      { Code: 20, DraftEntry: 19 },
    ]);
  });
});

describe('faults of DingTalk', () => {
  it('partialBatch reaches the first half of the receivers only', async () => {
    const dingtalk = `${running.url}/sandbox/dingtalk`;
    const secrets = 'appkey=dingflowbridgekey001&appsecret=flowbridge-dingtalk-secret';
    const { access_token: token } = (await (await fetch(`${dingtalk}/gettoken?${secrets}`)).json()) as {
      access_token: string;
    };
    await fetch(`${dingtalk}/__sim/faults`, { method: 'POST', body: '{"kind":"partialBatch"}' });
    const sent = await fetch(
      `${dingtalk}/topapi/message/corpconversation/asyncsend_v2?access_token=${token}`,
      {
        method: 'POST',
        body: new URLSearchParams({
          agent_id: '1000000001',
          userid_list: 'felix,manager75,user1',
          msg: '{"msgtype":"text","text":{"content":"hi"}}',
        }),
      },
    );
    expect(((await sent.json()) as { errcode: number }).errcode).toBe(0);
    expect(running.sandbox.dingtalk.state.notices.map((notice) => notice.outcome)).toEqual([
      'delivered',
      'delivered',
      'failed',
    ]);
  });

  it("throttle answers in either generation's shape or the punish page", async () => {
    const sim = running.sandbox.dingtalk;
    const shape = (path: string, variant?: string) => {
      const request = { method: 'POST', path, query: '', headers: {}, body: '', baseUrl: '' };
      sim.faults.add({ kind: 'throttle', ...(variant ? { variant } : {}) });
      const fault = sim.faults.take(request);
      const answer = fault && sim.throttleAnswer(request, fault);
      const { errcode, code, punish } = JSON.parse(answer?.body ?? '{}') as Record<string, unknown>;
      return [answer?.status, errcode ?? code ?? punish];
    };
    expect(shape('/topapi/x')).toEqual([200, 90018]);
    expect(shape('/topapi/x', 'global')).toEqual([200, 90002]);
    expect(shape('/v1.0/x')).toEqual([403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi']);
    expect(shape('/v1.0/x', 'http429')).toEqual([429, 'TooManyRequests']);
    expect(shape('/topapi/x', 'punish')).toEqual([200, 'deny']);
  });
});
