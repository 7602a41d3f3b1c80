import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { migrateDatabase, waitForDatabase } from '@flowbridge/db';
import { startEmbeddedServer } from '@flowbridge/postgres';
import type { AllInOneConfig } from './config.ts';
import { holdDataFolder } from './hold-data-folder.ts';
import { readMasterKey } from './master-key.ts';

/** What an installation keeps: a migrated database and the key to its secrets. */
export type Store = {
  databaseUrl: string;
  masterKey: string;
  /** Stops the embedded server and lets go of the data folder. */
  close(): Promise<void>;
};

/**
 * Opens the data folder, starts the embedded database unless DATABASE_URL names another, and migrates it. `keyOf` reads the
 * folder's master key.
 */
export async function openStore(
  config: AllInOneConfig,
  keyOf: (dataFolder: string) => Promise<string> = readMasterKey,
): Promise<Store> {
  if (config.databaseUrl) await waitForDatabase({ url: config.databaseUrl });
  if (config.databaseUrl && config.masterKey) {
    // Nothing is in the data folder: any number of processes may work beside each other.
    await migrateDatabase({ url: config.databaseUrl });
    return { databaseUrl: config.databaseUrl, masterKey: config.masterKey, close: async () => {} };
  }
  // Others must be able to pass through: as root, the database may run as another user.
  await mkdir(config.dataFolder, { recursive: true, mode: 0o755 });
  const letGo = await holdDataFolder(config.dataFolder);
  try {
    const masterKey = config.masterKey ?? (await keyOf(config.dataFolder));
    if (config.databaseUrl) {
      await migrateDatabase({ url: config.databaseUrl });
      return { databaseUrl: config.databaseUrl, masterKey, close: letGo };
    }
    const server = await startEmbeddedServer({ folder: path.join(config.dataFolder, 'postgres') });
    const close = async () => {
      await server.stop();
      await letGo();
    };
    try {
      const databaseUrl = await server.database('flowbridge');
      await migrateDatabase({ url: databaseUrl });
      return { databaseUrl, masterKey, close };
    } catch (error) {
      await server.stop();
      throw error;
    }
  } catch (error) {
    await letGo();
    throw error;
  }
}
