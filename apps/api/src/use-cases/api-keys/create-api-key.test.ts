import { expect, test } from 'vitest';
import { startTestApiAs } from '../../testing/start-test-api-as.ts';
import { createApiKey } from './create-api-key.ts';

const { api, tenant, user } = await startTestApiAs('builder', 'keyed');

const flows = async (key: string) => {
  const answer = await fetch(`${api.url}/api/v1/flows`, {
    headers: { authorization: `Bearer ${key}`, 'x-flowbridge-tenant': tenant.code },
  });
  return answer.status;
};
const make = (more: object = {}) =>
  createApiKey({ databaseUrl: api.databaseUrl, email: user.email, name: 'ci', days: 30, ...more });

test('a key acts as its person; another one of the same name takes its place, and time ends it', async () => {
  const first = await make();
  expect(await flows(first.key)).toBe(200);
  const second = await make();
  expect([await flows(first.key), await flows(second.key)]).toEqual([401, 200]);
  const { rows } = await api.db.pool.query('SELECT hash FROM api_key WHERE user_id = $1', [user.id]);
  expect(JSON.stringify(rows)).not.toContain(second.key);
  await api.db.pool.query(`UPDATE api_key SET expires_at = now() - interval '1 s' WHERE name = 'ci'`);
  expect(await flows(second.key)).toBe(401);
});

test('nobody gets a key for somebody who is not there, or for ever', async () => {
  await expect(make({ email: 'nobody@example.test' })).rejects.toThrow('Nobody signs in as');
  await expect(make({ days: 0, name: '' })).rejects.toThrow(/name: [\s\S]*days: /);
});
