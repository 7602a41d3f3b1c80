import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { aMachine } from '../testing/a-machine.ts';
import { findTarget } from './find-target.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'flowbridge-profiles-'));
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function aFile(content: unknown, mode = 0o600): Promise<string> {
  files += 1;
  const file = path.join(folder, `${files}.json`);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  await chmod(file, mode);
  return file;
}

const machine = (env: Record<string, string>) => aMachine({ env });

describe('where a command goes', () => {
  test('is what the command line says, then the environment', async () => {
    const env = { FLOWBRIDGE_URL: 'https://a.test/', FLOWBRIDGE_API_KEY: 'k1', FLOWBRIDGE_TENANT: 'one' };
    expect(await findTarget(machine(env), {})).toEqual({ url: 'https://a.test', key: 'k1', tenant: 'one' });
    expect(await findTarget(machine(env), { url: 'https://b.test/flows', tenant: 'two' })).toEqual({
      url: 'https://b.test/flows',
      key: 'k1',
      tenant: 'two',
    });
  });

  test('is a profile that was named, before the environment; its key may lie in a variable', async () => {
    const config = await aFile({
      profiles: {
        test: { url: 'https://test.test', tenant: 'test', key: 'kt' },
        live: { url: 'https://live.test', keyFrom: 'LIVE_KEY' },
      },
    });
    const env = { FLOWBRIDGE_CONFIG: config, FLOWBRIDGE_URL: 'https://a.test', FLOWBRIDGE_API_KEY: 'k1' };
    expect(await findTarget(machine(env), { profile: 'test' })).toEqual({
      url: 'https://test.test',
      key: 'kt',
      tenant: 'test',
    });
    expect(await findTarget(machine({ ...env, LIVE_KEY: 'kl' }), { profile: 'live' })).toMatchObject({
      key: 'kl',
    });
    await expect(findTarget(machine(env), { profile: 'live' })).rejects.toMatchObject({ code: 'keyMissing' });
    await expect(findTarget(machine(env), { profile: 'other' })).rejects.toMatchObject({
      message: 'There is no profile “other”',
      hint: expect.stringContaining('test, live'),
    });
  });

  test('is the default profile only where no address is given: its key goes to no other address', async () => {
    const config = await aFile({ default: 'a', profiles: { a: { url: 'https://a.test', key: 'ka' } } });
    expect(await findTarget(machine({ FLOWBRIDGE_CONFIG: config }), {})).toMatchObject({ key: 'ka' });
    const elsewhere = machine({ FLOWBRIDGE_CONFIG: config, FLOWBRIDGE_URL: 'https://b.test' });
    await expect(findTarget(elsewhere, {})).rejects.toMatchObject({ message: 'An API key is needed' });
  });
});

describe('a file of profiles', () => {
  test('that others could read a key in is refused', async () => {
    const config = await aFile({ profiles: { a: { url: 'https://a.test', key: 'ka' } } }, 0o644);
    await expect(findTarget(machine({ FLOWBRIDGE_CONFIG: config }), { profile: 'a' })).rejects.toMatchObject({
      code: 'profilesOpen',
      hint: `Run: chmod 600 ${config}`,
    });
  });

  test('that is damaged is refused with the place, and without what it holds', async () => {
    const broken = await aFile('{"profiles":{"a":{"url":"https://a.test","key":"secret-key"');
    const strange = await aFile({ profiles: { a: { url: 'https://a.test', password: 'secret-key' } } });
    for (const [config, place] of [
      [broken, undefined],
      [strange, 'profiles › a'],
    ] as const) {
      const error = await findTarget(machine({ FLOWBRIDGE_CONFIG: config }), { profile: 'a' }).catch(
        (caught: unknown) => caught,
      );
      expect(error).toMatchObject({ code: 'profilesInvalid', path: place });
      expect(JSON.stringify(error) + String(error)).not.toContain('secret-key');
    }
  });
});

test('addresses that would carry a password or are none, and keys that are none, are refused unquoted', async () => {
  const at = (url: string, key = 'k') => findTarget(machine({}), { url, key });
  await expect(at('https://me:secret@a.test')).rejects.toThrow('must not hold a name or a password');
  await expect(at('ftp://a.test')).rejects.toThrow('must be an address');
  const error = await at('https://a.test', 'ключ secret').catch((caught: unknown) => caught);
  expect(error).toMatchObject({ exitCode: 2 });
  expect(String(error)).not.toContain('secret');
});
