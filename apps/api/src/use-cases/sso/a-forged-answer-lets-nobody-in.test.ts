import { afterAll, expect, test } from 'vitest';
import { testBrowser } from '../../testing/browser.ts';
import { ssoStage } from '../../testing/sso-stage.ts';
import { startTestApi } from '../../testing/test-api.ts';

const api = await startTestApi({ egressAllow: ['127.0.0.0/8'] });
afterAll(() => api[Symbol.asyncDispose]());

/** Where an answer leads, and whether it brought a session. */
async function bring(url: string, cookie: string) {
  const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
  const hasSession = answer.headers.getSetCookie().some((line) => line.includes('session_token'));
  return { to: answer.headers.get('location'), hasSession };
}

const refused = (failure: string) => ({ to: `/sign-in?sso=${failure}`, hasSession: false });

test('an id token with another nonce is refused', async () => {
  await using stage = await ssoStage(api, 'nonce');
  const browser = testBrowser();
  const answer = await stage.answerFor('ada', browser, (url) => url.searchParams.set('nonce', 'another'));
  expect(await bring(answer, browser.cookiesFor(answer))).toEqual(refused('invalidToken'));
});

test('a code is good with its own verifier only', async () => {
  await using stage = await ssoStage(api, 'pkce');
  const browser = testBrowser();
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
  const answer = await stage.answerFor('ada', browser, (url) =>
    url.searchParams.set('code_challenge', challenge),
  );
  expect(await bring(answer, browser.cookiesFor(answer))).toEqual(refused('invalidToken'));
});

test('an answer counts once, and its code not with another state either', async () => {
  await using stage = await ssoStage(api, 'replay');
  const browser = testBrowser();
  const answer = await stage.answerFor('ada', browser);
  const cookie = browser.cookiesFor(answer);
  expect(await bring(answer, cookie)).toEqual({ to: '/flows', hasSession: true });
  expect(await bring(answer, cookie)).toEqual(refused('expired'));
  const second = new URL(await stage.answerFor('ada', browser));
  second.searchParams.set('code', new URL(answer).searchParams.get('code') ?? '');
  expect(await bring(second.href, cookie)).toEqual(refused('invalidToken'));
});

test('an answer whose time is over, of an unknown state, or in another browser is refused', async () => {
  await using stage = await ssoStage(api, 'late');
  const browser = testBrowser();
  const answer = await stage.answerFor('ada', browser);
  const cookie = browser.cookiesFor(answer);
  expect(await bring(answer, '')).toEqual(refused('expired'));
  expect(await bring(answer, `flowbridge.sso=${'x'.repeat(43)}`)).toEqual(refused('expired'));
  const unknown = new URL(answer);
  unknown.searchParams.set('state', 'nobody began this');
  expect(await bring(unknown.href, cookie)).toEqual(refused('expired'));
  await api.db.pool.query('UPDATE sso_attempt SET expires_at = now()');
  expect(await bring(answer, cookie)).toEqual(refused('expired'));
});

test('a person who cancels at the provider is told so', async () => {
  await using stage = await ssoStage(api, 'cancel');
  const browser = testBrowser();
  const sent = await browser.step(`${api.url}/api/sso/start?tenant=${stage.tenant.code}`);
  const asked = await browser.go(sent.headers.get('location') ?? '');
  const end = await browser.go(asked.url.href, { answer: 'cancel' });
  expect(end.url.pathname + end.url.search).toBe('/sign-in?sso=denied');
});

test('a sign-in leads back into the console only', async () => {
  await using stage = await ssoStage(api, 'return');
  for (const [wanted, got] of [
    ['/runs?state=failed', '/runs?state=failed'],
    ['//evil.example/x', '/flows'],
    ['/\\evil.example', '/flows'],
    ['https://evil.example', '/flows'],
  ] as const) {
    const browser = testBrowser();
    const start = `${api.url}/api/sso/start?tenant=${stage.tenant.code}&returnTo=${encodeURIComponent(wanted)}`;
    const asked = await browser.go(start);
    const end = await browser.go(asked.url.href, { login: 'ada', answer: 'go' });
    expect(end.url.href, wanted).toBe(`${api.url}${got}`);
  }
});
