import { createApiKey } from '@flowbridge/api';
import type { AllInOneConfig } from '../config.ts';
import { openStore } from '../open-store.ts';

/** Without a number of days: long enough for a project, short enough to be renewed. */
const USUAL_DAYS = '365';

/**
 * `flowbridge create-key <e-mail> <name> [days]`: a REST key that acts as a person, for the command line and scripts. The key
 * alone goes to standard output, this once.
 */
export async function createKeyCommand(
  config: AllInOneConfig,
  [email, name, days = USUAL_DAYS]: string[],
): Promise<void> {
  if (!email || !name) {
    throw new Error(
      'Usage: flowbridge create-key <e-mail> <name> [days]   (an installation with its own data folder must be stopped)',
    );
  }
  const store = await openStore(config);
  try {
    const { key, expiresAt } = await createApiKey({ databaseUrl: store.databaseUrl, email, name, days });
    console.error(`Key “${name}” of ${email}, good until ${expiresAt.toISOString().slice(0, 10)}:`);
    console.log(key);
  } finally {
    await store.close();
  }
}
