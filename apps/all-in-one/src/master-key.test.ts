import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { changeMasterKey, readMasterKey } from './master-key.ts';

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'flowbridge-key-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('the key is made once and only its owner may read it', () =>
  inFolder(async (folder) => {
    const made = await readMasterKey(folder);
    expect(await readMasterKey(folder)).toBe(made);
    expect((await stat(path.join(folder, 'master.key'))).mode & 0o077).toBe(0);
  }));

test('a change that was interrupted is told, and goes on with the same new key', () =>
  inFolder(async (folder) => {
    const old = await readMasterKey(folder);
    const begun = await changeMasterKey(folder);
    await expect(readMasterKey(folder)).rejects.toThrow('flowbridge rotate-key');
    const again = await changeMasterKey(folder);
    expect(again).toMatchObject({ from: old, to: begun.to });
    await again.finish();
    expect(await readMasterKey(folder)).toBe(begun.to);
  }));
