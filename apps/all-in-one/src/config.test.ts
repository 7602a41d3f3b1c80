import { newMasterKey } from '@flowbridge/secrets';
import { expect, test } from 'vitest';
import { describeConfig, readConfig } from './config.ts';

test('the demo is on where only this machine can reach it, and elsewhere only when asked for', () => {
  expect(readConfig({}).demo).toBe(true);
  expect(readConfig({ HOST: '0.0.0.0' }).demo).toBe(false);
  expect(readConfig({ HOST: '0.0.0.0', FLOWBRIDGE_DEMO: '1' }).demo).toBe(true);
  expect(readConfig({ FLOWBRIDGE_DEMO: '0' }).demo).toBe(false);
});

test('every variable that is wrong is named at once', () => {
  const wrong = () =>
    readConfig({ PORT: 'x', DATABASE_URL: 'mysql://a', LOG_LEVEL: 'loud', FLOWBRIDGE_MASTER_KEY: 'short' });
  for (const name of ['PORT', 'DATABASE_URL', 'LOG_LEVEL', 'FLOWBRIDGE_MASTER_KEY'])
    expect(wrong).toThrow(name);
});

test('what is printed of the settings holds no secret', () => {
  const key = newMasterKey();
  const printed = describeConfig(
    readConfig({ DATABASE_URL: 'postgres://u:hidden-password@h/d', FLOWBRIDGE_MASTER_KEY: key }),
  );
  expect(printed).not.toContain('hidden');
  expect(printed).not.toContain(key);
  expect(printed).toContain('postgres://u:•••@h/d');
});
