/** The connectors a tenant's flows may use: the built-in ones, its own, and its functions as one more. */
import { functionContent, functionsManifest, isCustomConnector } from '@flowbridge/connector-sdk/custom';
import { type ConnectorManifest, connectorManifest } from '@flowbridge/connector-sdk/manifest';
import { listNewestVersions, type PartVersion } from '@flowbridge/db';
import type { ApiDeps } from '../deps.ts';
import { type ConnectorCatalogs, catalogsOf } from './connector-catalogs.ts';

/**
 * Own connectors and functions are those of the newest versions: what a flow gets when it is published now. `next`: a part as it
 * would be, in the place of its newest version.
 */
export async function connectorsFor(
  deps: Pick<ApiDeps, 'db' | 'connectors'>,
  tenantId: string,
  next?: PartVersion,
): Promise<ConnectorCatalogs> {
  const newest = await listNewestVersions(deps.db, { tenantId });
  const others = newest.filter(({ kind, key }) => kind !== next?.kind || key !== next.key);
  const parts = next === undefined ? newest : [...others, next];
  return parts.length === 0
    ? deps.connectors
    : catalogsOf([...deps.connectors.manifests, ...ownManifests(parts)]);
}

function ownManifests(parts: readonly PartVersion[]): ConnectorManifest[] {
  const own = parts.filter(({ kind, key }) => kind === 'connector' && isCustomConnector(key));
  const functions = parts.flatMap(({ kind, key, content }) =>
    kind === 'function' ? [{ key, content: functionContent.parse(content) }] : [],
  );
  return [
    ...own.map(({ key, number, content }) => ({
      ...connectorManifest.parse(content),
      key,
      version: String(number),
    })),
    ...(functions.length === 0 ? [] : [functionsManifest(functions)]),
  ];
}
