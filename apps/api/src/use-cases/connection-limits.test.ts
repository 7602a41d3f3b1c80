import { expect, test } from 'vitest';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';

const { api, me } = await startTestApiAs('owner', 'limits');

const sap = {
  connectorKey: 'sap-b1',
  variables: { serviceUrl: 'https://sap.example.test/b1s/v1', companyDb: 'DEMO', userName: 'manager' },
  secrets: { password: 'p@ss-of-a-test' },
};
const limitsOf = async (id: string) =>
  expectData(await me.query<{ limits: unknown }>('connections.get', { id })).limits;

test('a new connection begins with what its connector recommends', async () => {
  const dingtalk = expectData(
    await me.mutate<{ id: string }>('connections.create', {
      connectorKey: 'dingtalk',
      name: 'DingTalk',
      variables: { appKey: 'ding1' },
      secrets: { appSecret: 'secret-of-a-test' },
    }),
  );
  expect(await limitsOf(dingtalk.id)).toEqual({ rate: { calls: 20, per: 'second' } });
  const erp = expectData(await me.mutate<{ id: string }>('connections.create', { ...sap, name: 'ERP' }));
  expect(await limitsOf(erp.id)).toEqual({});
});

test('limits change without ending the login, and other changes leave them alone', async () => {
  const limits = { rate: { calls: 300, per: 'minute' }, concurrency: 4 };
  const { id } = expectData(
    await me.mutate<{ id: string }>('connections.create', { ...sap, name: 'A', limits }),
  );
  await me.mutate('connections.update', { id, name: 'B' });
  expect(await limitsOf(id)).toEqual(limits);
  await me.mutate('connections.update', { id, limits: { concurrency: 1 } });
  expect(await limitsOf(id)).toEqual({ concurrency: 1 });
  await me.mutate('connections.update', { id, limits: {} });
  expect(await limitsOf(id)).toEqual({});
  const { rows } = await api.db.pool.query<{ revision: number }>(
    'SELECT revision FROM connection WHERE id = $1',
    [id],
  );
  expect(rows[0]?.revision).toBe(1);
});

test('limits that mean nothing are refused', async () => {
  for (const limits of [
    { rate: { calls: 0, per: 'second' } },
    { rate: { calls: 1, per: 'day' } },
    { concurrency: 1.5 },
    { speed: 1 },
  ]) {
    const answer = await me.mutate('connections.create', { ...sap, name: 'Bad', limits });
    expect(answer.status).toBe(422);
  }
});
