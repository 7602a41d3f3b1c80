import { type Database, loadDataKey, loadTenantContext } from '@flowbridge/db';
import { parseJson } from '@flowbridge/expression';
import { decryptSecret, type Keyring } from '@flowbridge/secrets';

/** What runs of a tenant see of it. */
export type TenantView = {
  code: string;
  timeZone: string;
  /** All variables; secret ones are texts. */
  vars: Record<string, unknown>;
  /** The variables without the secret ones: for what is written down, such as business keys. */
  openVars: Record<string, unknown>;
  /** What the secret ones hold: kept out of logs. */
  secrets: readonly string[];
  /** Runs that begin are counted against the tenant's runs per minute. */
  runsLimited: boolean;
  /** The tenant's quota of log bytes is used up: runs that succeed keep no values of their steps. */
  logsFull: boolean;
};

/** Reads a tenant's variables and opens the secret ones. */
export async function viewTenant(
  { db, keyring }: { db: Database; keyring: Keyring },
  tenantId: string,
): Promise<TenantView> {
  const tenant = await loadTenantContext(db, tenantId);
  if (!tenant) throw new Error(`no tenant ${tenantId} (cannotHappen: tenantOfRun)`);
  const openVars: Record<string, unknown> = Object.create(null);
  for (const [key, json] of Object.entries(tenant.variables)) openVars[key] = parseJson(json);
  const sealed = Object.entries(tenant.secrets);
  const { code, timeZone, runsLimited, logsFull } = tenant;
  const base = { code, timeZone, openVars, runsLimited, logsFull };
  if (sealed.length === 0) return { ...base, vars: openVars, secrets: [] };
  const owner = { id: tenantId, wrappedDataKey: await loadDataKey(db, tenantId) };
  const vars: Record<string, unknown> = Object.assign(Object.create(null), openVars);
  const secrets: string[] = [];
  for (const [key, text] of sealed) {
    const purpose = `tenantVariable:${key}`;
    const secret = decryptSecret(keyring, { tenant: owner, purpose, sealed: Buffer.from(text, 'base64') });
    vars[key] = secret;
    secrets.push(secret);
  }
  return { ...base, vars, secrets };
}
