import { noteCredentialUse } from '@flowbridge/db';
import type { Runtime } from '@flowbridge/runtime';

const KEPT_MS = 60_000;
const KEPT_CREDENTIALS = 10_000;

/** When this process last wrote down the use of a credential. */
const noted = new Map<string, number>();

/** Remembers, once a minute and without being waited for, that a credential was used. */
export function noteUse(
  { db, log }: Pick<Runtime, 'db' | 'log'>,
  tenantId: string,
  credentialId: string,
): void {
  const now = Date.now();
  if (now - (noted.get(credentialId) ?? 0) < KEPT_MS) return;
  if (noted.size >= KEPT_CREDENTIALS) noted.clear();
  noted.set(credentialId, now);
  noteCredentialUse(db, { tenantId, credentialId }).catch((error: unknown) =>
    log.warn({ err: error }, 'the use of a credential could not be noted'),
  );
}
