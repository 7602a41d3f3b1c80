import { createInterface } from 'node:readline/promises';
import { createOwner } from '@flowbridge/api';
import type { AllInOneConfig } from '../config.ts';
import { openStore } from '../open-store.ts';

/**
 * `flowbridge create-owner <e-mail> <tenant code> <tenant name>`: makes the first user of an installation without the demo.
 * The password is read from standard input, so that it stands in no process list and no history.
 */
export async function createOwnerCommand(
  config: AllInOneConfig,
  [email, tenantCode, ...words]: string[],
): Promise<void> {
  if (!email || !tenantCode || words.length === 0) {
    throw new Error(
      'Usage: flowbridge create-owner <e-mail> <tenant code> <tenant name>   (an installation with its own data folder must be stopped)',
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const password = await terminal.question('Password (at least 12 characters): ');
  terminal.close();
  const store = await openStore(config);
  try {
    const { databaseUrl, masterKey } = store;
    await createOwner({
      databaseUrl,
      masterKey,
      email,
      name: email,
      password,
      tenantCode,
      tenantName: words.join(' '),
    });
    console.log(`${email} owns the tenant ${tenantCode} and can sign in.`);
  } finally {
    await store.close();
  }
}
