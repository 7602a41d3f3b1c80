import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { builtInConnectors as registry } from '@flowbridge/connectors';
import type { ConnectorCatalog } from '@flowbridge/flow';
import { connectorCatalog } from './connector-catalog.ts';

/** Connectors on offer: for people as manifests, for validation as a catalog. */
export type ConnectorCatalogs = {
  manifests: readonly ConnectorManifest[];
  catalog: ConnectorCatalog;
  find(key: string): ConnectorManifest | undefined;
};

export function builtInConnectors(): ConnectorCatalogs {
  return catalogsOf(registry.map((connector) => connector.manifest));
}

export function catalogsOf(manifests: readonly ConnectorManifest[]): ConnectorCatalogs {
  const byKey = new Map(manifests.map((manifest) => [manifest.key, manifest]));
  return { manifests, catalog: connectorCatalog(byKey), find: (key) => byKey.get(key) };
}
