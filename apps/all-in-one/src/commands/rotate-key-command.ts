import type { AllInOneConfig } from '../config.ts';
import { changeMasterKey, type KeyChange } from '../master-key.ts';
import { openStore } from '../open-store.ts';
import { rewrapTenants } from '../rewrap-tenants.ts';

/**
 * `flowbridge rotate-key`: all tenants' secrets under a new master key. With the key file a new key is made and replaces the
 * file's; with FLOWBRIDGE_MASTER_KEY the new one is given as FLOWBRIDGE_NEW_MASTER_KEY. Interrupted, it is run again with the same
 * values and goes on. Everybody has to sign in again: sessions are signed by the master key.
 */
export async function rotateKeyCommand(config: AllInOneConfig): Promise<void> {
  let change = givenChange(config);
  const store = await openStore(config, async (dataFolder) => {
    // Only now: the folder is ours, no other process reads the file.
    change = await changeMasterKey(dataFolder);
    return change.from;
  });
  try {
    if (!change) throw new Error('rotate-key-without-keys');
    const tenants = await rewrapTenants({ databaseUrl: store.databaseUrl, from: change.from, to: change.to });
    await change.finish();
    console.log(`The secrets of ${tenants} tenants are under the new master key.`);
    console.log(
      config.masterKey === undefined
        ? `It is in ${config.dataFolder}; back it up. Backups made before need the old one.`
        : 'Start every process with it as FLOWBRIDGE_MASTER_KEY. Backups made before need the old one.',
    );
  } finally {
    await store.close();
  }
}

/** The change that the environment asks for; undefined when the key file is to be changed. */
function givenChange({ masterKey: from, newMasterKey: to }: AllInOneConfig): KeyChange | undefined {
  if (from === undefined) return undefined;
  if (to !== undefined) return { from, to, finish: async () => {} };
  throw new Error(
    'FLOWBRIDGE_NEW_MASTER_KEY: is needed, 32 bytes as base64. Make one with: openssl rand -base64 32',
  );
}
