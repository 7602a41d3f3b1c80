/**
 * What a new connection of a connector begins with elsewhere: settings of the connections the packed flows are bound to. Never
 * what a login is made of (user names, company databases, keys of apps), never what relaxes the checking of certificates.
 */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { findConnection } from '@flowbridge/db';
import type { PackageConnector } from '@flowbridge/templates';
import { connectorsFor } from '../../catalog/connectors-for.ts';
import type { Access } from '../../contract/access.ts';
import type { ApiDeps } from '../../deps.ts';
import { isSecretName } from '../flow-file/secret-names.ts';
import { withoutSecretsOfAddresses } from '../flow-file/secrets-in-addresses.ts';
import type { GatheredFlow } from './gather-flows.ts';

type Settings = NonNullable<PackageConnector['settings']>;

/** By connector; one without such settings is not in the answer. The first flow that is bound decides. */
export async function connectionDefaults(
  deps: ApiDeps,
  { tenantId }: Access,
  flows: readonly Pick<GatheredFlow, 'connections'>[],
): Promise<Map<string, Settings>> {
  const bound = new Map<string, string>();
  for (const { connections } of flows) {
    for (const [connector, id] of Object.entries(connections)) {
      if (!bound.has(connector)) bound.set(connector, id);
    }
  }
  const connectors = await connectorsFor(deps, tenantId);
  const defaults = new Map<string, Settings>();
  for (const [connector, connectionId] of bound) {
    const manifest = connectors.find(connector);
    const connection = await findConnection(deps.db, { tenantId, connectionId });
    if (!manifest || !connection) continue;
    const settings = settingsThatTravel(manifest, connection.variables);
    if (Object.keys(settings).length > 0) defaults.set(connector, settings);
  }
  return defaults;
}

const LONGEST_SETTING = 2_000;

export function settingsThatTravel(
  { variables, auth, tls }: ConnectorManifest,
  values: Record<string, unknown>,
): Settings {
  const login = JSON.stringify(auth);
  const settings: Settings = {};
  for (const { key, default: usual } of variables) {
    const value = values[key];
    const stays =
      value === usual ||
      value === '' ||
      login.includes(`{${key}}`) ||
      isSecretName(key) ||
      key === tls?.acceptSelfSigned ||
      key === tls?.ca;
    if (stays) continue;
    if (typeof value === 'string' && value.length <= LONGEST_SETTING)
      settings[key] = withoutSecretsOfAddresses(value);
    if (typeof value === 'number' || typeof value === 'boolean') settings[key] = value;
  }
  return settings;
}
