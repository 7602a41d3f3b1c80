import { noteCredentialUse } from '@flowbridge/db';
import type { Runtime } from '@flowbridge/runtime';
import type { Proven } from './auth/caller-check.ts';

const KEPT_MS = 60_000;
const KEPT_CREDENTIALS = 10_000;

/** When this process last wrote down the use of a credential's value. */
const noted = new Map<string, number>();

/** Remembers, once a minute and without being waited for, that a credential was used. */
export function noteUse(
  { db, log }: Pick<Runtime, 'db' | 'log'>,
  tenantId: string,
  { credentialId, isFormer = false }: Pick<Proven, 'credentialId' | 'isFormer'>,
): void {
  if (credentialId === undefined) return;
  const name = isFormer ? `former ${credentialId}` : credentialId;
  const now = Date.now();
  if (now - (noted.get(name) ?? 0) < KEPT_MS) return;
  if (noted.size >= KEPT_CREDENTIALS) noted.clear();
  noted.set(name, now);
  noteCredentialUse(db, { tenantId, credentialId, isFormer }).catch((error: unknown) =>
    log.warn({ err: error }, 'the use of a credential could not be noted'),
  );
}
