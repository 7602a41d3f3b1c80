import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const env = {
  DATABASE_URL: 'postgresql://localhost/flowbridge',
  FLOWBRIDGE_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
};

test('defaults are those of the interface', () => {
  expect(readConfig(env)).toEqual({
    host: '0.0.0.0',
    port: 4400,
    databaseUrl: env.DATABASE_URL,
    masterKey: env.FLOWBRIDGE_MASTER_KEY,
    demo: false,
    demoApiKey: 'fb_demo_key',
    databasePool: 10,
    logLevel: 'info',
    egressAllow: [],
  });
});

test('every wrong variable is named at once, without its value', () => {
  const read = () =>
    readConfig({
      ...env,
      PORT: '70000',
      FLOWBRIDGE_MASTER_KEY: 'too-short-key',
      FLOWBRIDGE_PUBLIC_URL: 'ftp://x',
    });
  expect(read).toThrow(/PORT[\s\S]*FLOWBRIDGE_MASTER_KEY[\s\S]*FLOWBRIDGE_PUBLIC_URL/);
  expect(read).not.toThrow(/too-short-key/);
});

test('the public address loses its trailing slash', () => {
  expect(readConfig({ ...env, FLOWBRIDGE_PUBLIC_URL: 'https://flows.example.test/' }).publicUrl).toBe(
    'https://flows.example.test',
  );
});
