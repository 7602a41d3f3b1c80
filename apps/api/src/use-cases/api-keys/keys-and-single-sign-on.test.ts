import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiKeyItem, CreatedApiKey } from '../../contract/api-keys.ts';
import { testBrowser } from '../../testing/browser.ts';
import { type SsoStage, ssoStage } from '../../testing/sso-stage.ts';
import { expectData, startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let stage: SsoStage;
beforeAll(async () => {
  api = await startTestApi({ egressAllow: ['127.0.0.0/8'] });
  stage = await ssoStage(api, 'vouched');
});
afterAll(async () => {
  await stage?.[Symbol.asyncDispose]();
  await api?.[Symbol.asyncDispose]();
});

const flows = async (key: string, code: string) => {
  const headers = { authorization: `Bearer ${key}`, 'x-flowbridge-tenant': code };
  const answer = await fetch(`${api.url}/api/v1/flows`, { headers });
  const { code: refusal } = (await answer.json()) as { code?: string };
  return refusal ?? answer.status;
};

test('who is signed in by a provider makes keys for its tenant only', async () => {
  const browser = testBrowser();
  await stage.signIn('ada', browser);
  const ada = stage.as(browser);
  const wish = { name: 'ci', days: 30, allTenants: true };
  expect(await ada.mutate('apiKeys.create', wish)).toMatchObject({
    ok: false,
    error: { code: 'ssoElsewhere', path: 'allTenants' },
  });
  const made = expectData(await ada.mutate<CreatedApiKey>('apiKeys.create', { ...wish, allTenants: false }));
  expect(await flows(made.key, 'vouched')).toBe(200);
});

test('where people enter by single sign-on only, a key that a password made for all tenants opens nothing', async () => {
  const elsewhere = await api.tenant('elsewhere');
  const person = await api.user({ [stage.tenant.id]: 'builder', [elsewhere.id]: 'builder' });
  expect(await flows(person.apiKey, 'vouched')).toBe(200);
  await stage.save({ passwords: false });
  expect(await flows(person.apiKey, 'vouched')).toBe('ssoRequired');
  expect(await flows(person.apiKey, 'elsewhere')).toBe(200);
  expect(await flows(stage.owner.apiKey, 'vouched')).toBe(200);
  await stage.save({ passwords: true });
});

test('single sign-on ends a key for all tenants in its own tenant, not in the others', async () => {
  const browser = testBrowser();
  await stage.signIn('ada', browser);
  const ada = stage.as(browser);
  const { user } = expectData(await ada.query<{ user: { id: string } }>('me.get'));
  const elsewhere = await api.tenant('elsewhere-too');
  await api.db.pool.query(`INSERT INTO member (tenant_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
    elsewhere.id,
    user.id,
  ]);
  await api.db.pool.query(
    `INSERT INTO api_key (id, user_id, name, hash) VALUES ('wide', $1, 'wide', encode(sha256('fb_wide'), 'hex'))`,
    [user.id],
  );
  expectData(await ada.mutate('apiKeys.revoke', { id: 'wide' }));
  const mine = expectData(await ada.query<ApiKeyItem[]>('apiKeys.mine'));
  expect(mine.find((each) => each.id === 'wide')).toMatchObject({
    revokedAt: null,
    closedAt: expect.any(String),
  });
  expect(await flows('fb_wide', 'vouched')).toBe('keyRevoked');
  expect(await flows('fb_wide', 'elsewhere-too')).toBe(200);
});
