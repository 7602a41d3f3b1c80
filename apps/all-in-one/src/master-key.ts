import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newMasterKey } from '@flowbridge/secrets';

/**
 * The installation's master key, kept beside the embedded database in a file that only its owner may read; made at first
 * start. Whoever has a backup of the database needs this file to open the connections' secrets.
 */
export async function readMasterKey(dataFolder: string): Promise<string> {
  const file = path.join(dataFolder, 'master.key');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return kept.trim();
  const made = newMasterKey();
  // `wx`: a second process starting at the same moment must not replace the key the first one made.
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  return made;
}
