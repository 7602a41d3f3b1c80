import {
  inTransaction,
  listLivingNodes,
  listWrappedKeys,
  openDatabase,
  replaceWrappedKeys,
} from '@flowbridge/db';
import { type Keyring, openKeyring, rewrapDataKey, SecretsError } from '@flowbridge/secrets';

/** A process that has not been heard of for this long is gone; the same as packages/queue says. */
const SILENT_SECONDS = 15;

export type Rewrap = { databaseUrl: string; from: string; to: string };

/**
 * Wraps every tenant's data key by the master key `to`, all in one transaction; what the data keys seal is not touched.
 * A key that is already under `to` stays, so that an interrupted change can be repeated. Refuses while a process lives: it would
 * go on wrapping by the old key. Answers the number of tenants.
 */
export async function rewrapTenants({ databaseUrl, from, to }: Rewrap): Promise<number> {
  const keyrings = { from: openKeyring({ masterKey: from }), to: openKeyring({ masterKey: to }) };
  const db = openDatabase({ url: databaseUrl, poolSize: 2 });
  try {
    const living = await listLivingNodes(db, { silentSeconds: SILENT_SECONDS });
    if (living.length > 0) {
      const names = living.map(({ id }) => id).join(', ');
      throw new Error(`Stop every process of this installation first. Alive: ${names}.`);
    }
    return await inTransaction(db, async (client) => {
      const keys = await listWrappedKeys(client);
      const rewrapped = keys.map((tenant) => ({
        id: tenant.id,
        wrappedDataKey: isUnder(keyrings.to, tenant)
          ? tenant.wrappedDataKey
          : rewrapDataKey({ ...keyrings, tenant }),
      }));
      await replaceWrappedKeys(client, rewrapped);
      return keys.length;
    });
  } finally {
    await db.close();
  }
}

function isUnder(keyring: Keyring, tenant: { id: string; wrappedDataKey: Buffer }): boolean {
  try {
    rewrapDataKey({ from: keyring, to: keyring, tenant });
    return true;
  } catch (error) {
    if (error instanceof SecretsError && error.code === 'sealedTextRefused') return false;
    throw error;
  }
}
