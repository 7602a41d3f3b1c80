import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { holdDataFolder } from './hold-data-folder.ts';

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'flowbridge-hold-'));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('a folder that another living Flowbridge holds is refused', () =>
  inFolder(async (folder) => {
    // Any process whose command names main.js, as the product's does.
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'main.js'], {
      stdio: 'ignore',
    });
    try {
      await writeFile(path.join(folder, 'flowbridge.pid'), String(other.pid));
      await expect(holdDataFolder(folder)).rejects.toThrow(`process ${other.pid}`);
    } finally {
      other.kill();
    }
  }));

test('the mark of a process that is gone is taken over, and ours is removed in the end', () =>
  inFolder(async (folder) => {
    const file = path.join(folder, 'flowbridge.pid');
    await writeFile(file, '999999999');
    const letGo = await holdDataFolder(folder);
    expect(await readFile(file, 'utf8')).toBe(String(process.pid));
    await letGo();
    await expect(readFile(file)).rejects.toThrow();
  }));
