/** A tenant whose people sign in by the sandbox's DingTalk or WeCom, and what signing in looks like from a browser. Imported by tests only. */
import { type Sandbox, startSandbox } from '@flowbridge/sandbox';
import type { SsoInput, SsoTest } from '../contract/sso.ts';
import { type TestBrowser, testBrowser } from './browser.ts';
import { expectData, type TestApi, type TestCaller, type TestTenant, type TestUser } from './test-api.ts';

export type Enterprise = AsyncDisposable & { url: string; sandbox: Sandbox };

export async function openEnterprise(): Promise<Enterprise> {
  const { url, sandbox, close } = await startSandbox({ host: '127.0.0.1', port: 0 });
  return { url: `${url}/sandbox`, sandbox, [Symbol.asyncDispose]: close };
}

export type DingtalkInput = Extract<SsoInput, { kind: 'dingtalk' }>;
export type WecomInput = Extract<SsoInput, { kind: 'wecom' }>;

const access = { enabled: true, groupRoles: [], defaultRole: null, passwords: true };

export function dingtalkInput(
  { url, sandbox }: Enterprise,
  change: Partial<DingtalkInput> = {},
): DingtalkInput {
  const [app] = sandbox.dingtalk.state.apps;
  if (!app) throw new Error('the sandbox has no app');
  const at = `${url}/dingtalk`;
  return {
    kind: 'dingtalk',
    ...access,
    corpId: app.corpId,
    clientId: app.appKey,
    clientSecret: app.appSecret,
    addresses: { login: at, api: at, oapi: at },
    ...change,
  };
}

export function wecomInput({ url, sandbox }: Enterprise, change: Partial<WecomInput> = {}): WecomInput {
  const { apps, corpId } = sandbox.wecom.state;
  const [app] = apps;
  if (!app) throw new Error('the sandbox has no app');
  const at = `${url}/wecom`;
  return {
    kind: 'wecom',
    ...access,
    corpId,
    agentId: app.agentId,
    clientSecret: app.secret,
    addresses: { login: at, api: at },
    ...change,
  };
}

export type EnterpriseStage = {
  tenant: TestTenant;
  owner: TestUser;
  asOwner: TestCaller;
  save(settings: SsoInput): Promise<void>;
  test(settings: SsoInput): Promise<SsoTest>;
  /** Picks somebody on the system's page. Answers where that ended: `/flows`, or the sign-in page with the reason. */
  signIn(person: string, browser?: TestBrowser): Promise<string>;
  /** The address in which the system answers, not yet gone to. */
  answerFor(person: string, browser: TestBrowser): Promise<string>;
  /** The same for a member who is signed in with a password and asks to be that person from now on. */
  link(user: TestUser, person: string): Promise<string>;
  as(browser: TestBrowser, tenant?: TestTenant): TestCaller;
};

export async function enterpriseStage(api: TestApi, code: string): Promise<EnterpriseStage> {
  const tenant = await api.tenant(code);
  const owner = await api.user({ [tenant.id]: 'owner' });
  const asOwner = api.as(owner, tenant);
  const answerFor: EnterpriseStage['answerFor'] = async (person, browser) => {
    const sent = await browser.step(`${api.url}/api/sso/start?tenant=${code}`);
    const at = new URL(sent.headers.get('location') ?? '', api.url);
    if (at.origin === api.url) return at.href;
    return locationOf(await browser.step(at.href, { person }), at);
  };
  return {
    tenant,
    owner,
    asOwner,
    async save(settings) {
      expectData(await asOwner.mutate('sso.save', settings));
    },
    async test(settings) {
      return expectData(await asOwner.mutate<SsoTest>('sso.test', settings));
    },
    answerFor,
    async signIn(person, browser = testBrowser()) {
      const answer = await answerFor(person, browser);
      if (!answer.includes('/callback')) return pathOf(answer);
      return pathOf(await locationOf(await browser.step(answer), new URL(api.url)));
    },
    async link(user, person) {
      const asked = await fetch(`${api.url}/api/sso/link`, {
        method: 'POST',
        headers: { origin: api.url, cookie: user.cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ tenant: code, returnTo: '/runs' }),
      });
      const { url } = (await asked.json()) as { url: string };
      const [mark = ''] = asked.headers.getSetCookie().map((line) => line.split(';')[0]);
      const chosen = await testBrowser().step(url, { person });
      const back = await fetch(await locationOf(chosen, new URL(url)), {
        redirect: 'manual',
        headers: { cookie: `${user.cookie}; ${mark}` },
      });
      return pathOf(await locationOf(back, new URL(api.url)));
    },
    as: (browser, where = tenant) =>
      api.as({ id: '', email: '', apiKey: '', cookie: browser.cookiesFor(`${api.url}/api/sso/`) }, where),
  };
}

async function locationOf(answer: Response, at: URL): Promise<string> {
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`stopped at ${at.href}: ${await answer.text()}`);
  return new URL(location, at).href;
}

const pathOf = (href: string) => new URL(href).pathname + new URL(href).search;
