/** A tenant whose people sign in by a provider of its own, and what signing in looks like from a browser. Imported by tests only. */
import { startProvider, type TestProvider } from '@flowbridge/testing/oidc';
import type { SsoInput } from '../contract/sso.ts';
import { type TestBrowser, testBrowser } from './browser.ts';
import { expectData, type TestApi, type TestCaller, type TestTenant, type TestUser } from './test-api.ts';

const MOST_HOPS = 10;

type OidcInput = Extract<SsoInput, { kind: 'oidc' }>;

export type SsoStage = AsyncDisposable & {
  tenant: TestTenant;
  owner: TestUser;
  asOwner: TestCaller;
  provider: TestProvider;
  settings: OidcInput;
  save(change?: Partial<OidcInput>): Promise<void>;
  /** Goes to the provider and says who it is there. Answers where that ended: `/flows`, or the sign-in page with the reason. */
  signIn(login: string, browser?: TestBrowser): Promise<string>;
  /** The address in which the provider answers, not yet gone to. */
  answerFor(login: string, browser: TestBrowser, change?: (url: URL) => void): Promise<string>;
  /** Who somebody is who signed in in this browser. */
  as(browser: TestBrowser, tenant?: TestTenant): TestCaller;
};

const person = (name: string, groups: string[]) => ({
  name,
  email: `${name.toLowerCase()}@corp.test`,
  email_verified: true,
  groups,
});

export async function ssoStage(api: TestApi, code: string): Promise<SsoStage> {
  const tenant = await api.tenant(code);
  const owner = await api.user({ [tenant.id]: 'owner' });
  const asOwner = api.as(owner, tenant);
  const provider = await startProvider({
    redirectUri: `${api.url}/api/sso/callback`,
    signedOutUri: `${api.url}/sign-in`,
    people: { ada: person(`Ada-${code}`, ['it']), bob: person(`Bob-${code}`, ['sales']) },
  });
  const settings: OidcInput = {
    kind: 'oidc',
    enabled: true,
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    scopes: ['profile', 'email', 'groups'],
    groupsClaim: 'groups',
    groupRoles: [
      { group: 'it', role: 'builder' },
      { group: 'leads', role: 'admin' },
    ],
    defaultRole: null,
    domains: ['corp.test'],
    passwords: true,
  };
  const save = async (change: Partial<OidcInput> = {}) => {
    expectData(await asOwner.mutate('sso.save', { ...settings, ...change }));
  };
  await save();
  const start = `${api.url}/api/sso/start?tenant=${code}`;
  const answerFor: SsoStage['answerFor'] = async (login, browser, change) => {
    const sent = await browser.step(start);
    const url = new URL(sent.headers.get('location') ?? '', api.url);
    if (url.origin !== provider.issuer) return url.href;
    change?.(url);
    let at = url.href;
    let answer = await browser.step(at);
    // Who is known to the provider already is not asked again.
    for (let hop = 0; hop < MOST_HOPS; hop++) {
      const location = answer.headers.get('location');
      if (location === null) {
        if (!at.includes('/interaction/')) break;
        answer = await browser.step(at, { login, answer: 'go' });
        continue;
      }
      at = new URL(location, at).href;
      if (at.startsWith(`${api.url}/`)) return at;
      answer = await browser.step(at);
    }
    throw new Error(`the provider stopped at ${at}: ${await answer.text()}`);
  };
  return {
    tenant,
    owner,
    asOwner,
    provider,
    settings,
    save,
    answerFor,
    async signIn(login, browser = testBrowser()) {
      const answer = await answerFor(login, browser);
      if (!answer.includes('/callback')) return pathOf(answer);
      const back = await browser.step(answer);
      return pathOf(new URL(back.headers.get('location') ?? '', api.url).href);
    },
    as: (browser, where = tenant) =>
      api.as({ id: '', email: '', apiKey: '', cookie: browser.cookiesFor(`${api.url}/api/sso/`) }, where),
    [Symbol.asyncDispose]: () => provider[Symbol.asyncDispose](),
  };
}

const pathOf = (href: string) => new URL(href).pathname + new URL(href).search;
