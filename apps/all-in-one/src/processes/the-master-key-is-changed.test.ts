import { newMasterKey } from '@flowbridge/secrets';
import { runFlowbridge } from '@flowbridge/testing';
import { expect, test } from 'vitest';
import { openInstallation } from '../testing/installation.ts';

test('secrets move under a new key only while every process is stopped; repeated, nothing changes', async () => {
  await using installation = await openInstallation();
  const { env, pool } = installation;
  const api = await installation.start('api');
  const next = newMasterKey();
  const rotate = () =>
    runFlowbridge({ command: ['rotate-key'], env: { ...env, FLOWBRIDGE_NEW_MASTER_KEY: next } });
  const keys = async () => (await pool.query('SELECT wrapped_data_key FROM tenant ORDER BY id')).rows;

  const before = await keys();
  const refused = await rotate();
  expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('Stop every process')]);
  expect(await keys()).toEqual(before);

  api.signal('SIGTERM');
  await api.ended;
  expect((await rotate()).output).toContain(`The secrets of ${before.length} tenants`);
  const moved = await keys();
  expect(moved).not.toEqual(before);
  expect((await rotate()).code).toBe(0);
  expect(await keys()).toEqual(moved);

  // Changing one secret of two opens the stored ones.
  env.FLOWBRIDGE_MASTER_KEY = next;
  await installation.start('api');
  const { items } = await installation.rest<{ items: { id: string }[] }>(
    'GET',
    '/connections?connectorKey=dingtalk',
  );
  await installation.rest('PUT', `/connections/${items[0]?.id}`, { secrets: { callbackToken: 'another' } });
}, 90_000);
