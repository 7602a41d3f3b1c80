/**
 * Envelope encryption. The installation's master key wraps one data key per tenant; the data key seals the tenant's
 * secrets. All three layers are AES-256-GCM; what a text belongs to (tenant, purpose) is authenticated with it, so a sealed
 * text moved to another tenant or column does not open.
 *
 * Sealed form: version byte 1 · 12 bytes nonce · 16 bytes tag · ciphertext.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SecretsError } from './secrets-error.ts';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** Holds the master key and the data keys unwrapped so far. Keep one per process; never log it. */
export type Keyring = {
  readonly masterKey: Buffer;
  readonly dataKeys: Map<string, Buffer>;
};

/** A tenant as this package needs it: its id and its wrapped data key. */
export type KeyOwner = { id: string; wrappedDataKey: Uint8Array };

/** Opens a keyring from a master key: 32 bytes as base64 or base64url. */
export function openKeyring({ masterKey }: { masterKey: string }): Keyring {
  const bytes = Buffer.from(masterKey.trim(), 'base64');
  if (bytes.length !== 32) throw new SecretsError('masterKeyInvalid', { bytes: bytes.length });
  return { masterKey: bytes, dataKeys: new Map() };
}

/** A new random master key, base64. */
export function newMasterKey(): string {
  return randomBytes(32).toString('base64');
}

/** A new data key for a tenant, wrapped by the master key: store it as Tenant.wrappedDataKey. */
export function newDataKey(keyring: Keyring, tenantId: string): Buffer {
  return seal(keyring.masterKey, randomBytes(32), `dataKey:${tenantId}`);
}

/** The tenant's data key, as it is, wrapped by another master key. Throws `SecretsError` when `from` does not open it. */
export function rewrapDataKey({
  from,
  to,
  tenant,
}: {
  from: Keyring;
  to: Keyring;
  tenant: KeyOwner;
}): Buffer {
  return seal(to.masterKey, dataKey(from, tenant), `dataKey:${tenant.id}`);
}

/** Seals a text for a tenant. `purpose` names the column and row, e.g. `connection:<id>`. */
export function encryptSecret(
  keyring: Keyring,
  { tenant, purpose, plaintext }: { tenant: KeyOwner; purpose: string; plaintext: string },
): Buffer {
  return seal(dataKey(keyring, tenant), Buffer.from(plaintext, 'utf8'), `${tenant.id}:${purpose}`);
}

/** Opens what `encryptSecret` sealed. Throws `SecretsError` when key, tenant, purpose or bytes differ. */
export function decryptSecret(
  keyring: Keyring,
  { tenant, purpose, sealed }: { tenant: KeyOwner; purpose: string; sealed: Uint8Array },
): string {
  return unseal(dataKey(keyring, tenant), sealed, `${tenant.id}:${purpose}`).toString('utf8');
}

function dataKey(keyring: Keyring, tenant: KeyOwner): Buffer {
  const known = keyring.dataKeys.get(tenant.id);
  if (known) return known;
  const key = unseal(keyring.masterKey, tenant.wrappedDataKey, `dataKey:${tenant.id}`);
  keyring.dataKeys.set(tenant.id, key);
  return key;
}

function seal(key: Buffer, plain: Buffer, belongsTo: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(belongsTo, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
}

function unseal(key: Buffer, sealed: Uint8Array, belongsTo: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < HEADER_BYTES || bytes[0] !== VERSION) throw new SecretsError('sealedTextDamaged', {});
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const tag = bytes.subarray(1 + NONCE_BYTES, HEADER_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce)
      .setAAD(Buffer.from(belongsTo, 'utf8'))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new SecretsError('sealedTextRefused', { belongsTo }, { cause });
  }
}
