import { type Database, loadDataKey, loadUsableCredentials, type WantedCredentials } from '@flowbridge/db';
import { decryptSecret, type Keyring } from '@flowbridge/secrets';

/** A credential whose value checking needs as it is. */
export type OpenedKey = { id: string; name: string; secret: string; isFormer: boolean };

/** The tenant's usable keys of a kind, opened; with `name`, only those of that name. */
export async function openKeys(
  { db, keyring }: { db: Database; keyring: Keyring },
  wanted: WantedCredentials & { kind: 'hmacKey' | 'jwtSecret' },
): Promise<OpenedKey[]> {
  const { tenantId } = wanted;
  const credentials = await loadUsableCredentials(db, wanted);
  if (credentials.length === 0) return [];
  const tenant = { id: tenantId, wrappedDataKey: await loadDataKey(db, tenantId) };
  return credentials.flatMap(({ id, name, secretSealed, isFormer }) =>
    secretSealed === null
      ? []
      : [
          {
            id,
            name,
            isFormer,
            secret: decryptSecret(keyring, { tenant, purpose: `apiCredential:${id}`, sealed: secretSealed }),
          },
        ],
  );
}
