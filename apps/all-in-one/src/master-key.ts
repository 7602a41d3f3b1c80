import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newMasterKey } from '@flowbridge/secrets';

const keyFile = (dataFolder: string) => path.join(dataFolder, 'master.key');
/** The key a change is about to put in force; exists only while one is under way. */
const nextKeyFile = (dataFolder: string) => path.join(dataFolder, 'master.key.next');

/**
 * The installation's master key, kept beside the embedded database in a file that only its owner may read; made at first
 * start. Whoever has a backup of the database needs this file to open the connections' secrets.
 */
export async function readMasterKey(dataFolder: string): Promise<string> {
  if ((await read(nextKeyFile(dataFolder))) !== undefined)
    throw new Error('A change of the master key was interrupted. Finish it with: flowbridge rotate-key');
  return (await read(keyFile(dataFolder))) ?? write(keyFile(dataFolder), newMasterKey());
}

export type KeyChange = {
  from: string;
  to: string;
  /** Puts the new key in force: to be called when everything is under it. */
  finish(): Promise<void>;
};

/** Begins a change of the key file, or goes on with one that was interrupted: the new key is on the disk before it is used. */
export async function changeMasterKey(dataFolder: string): Promise<KeyChange> {
  const from = await read(keyFile(dataFolder));
  if (from === undefined) throw new Error(`There is no master key in ${dataFolder}: nothing to change.`);
  const next = nextKeyFile(dataFolder);
  const to = (await read(next)) ?? (await write(next, newMasterKey()));
  return { from, to, finish: () => rename(next, keyFile(dataFolder)) };
}

async function read(file: string): Promise<string | undefined> {
  return (await readFile(file, 'utf8').catch(() => undefined))?.trim();
}

async function write(file: string, key: string): Promise<string> {
  // `wx`: a second process starting at the same moment must not replace the key the first one made.
  await writeFile(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}
