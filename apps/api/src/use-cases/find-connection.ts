import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { type ConnectionRow, findConnection } from '@flowbridge/db';
import { connectorsFor } from '../catalog/connectors-for.ts';
import type { Access } from '../contract/access.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';

/** The tenant's connection, or the refusal `notFound`. */
export async function requireConnection(deps: ApiDeps, access: Access, id: string): Promise<ConnectionRow> {
  const connection = await findConnection(deps.db, { tenantId: access.tenantId, connectionId: id });
  if (!connection) throw notFound('connection');
  return connection;
}

export async function requireManifest(
  deps: ApiDeps,
  { tenantId }: Pick<Access, 'tenantId'>,
  connectorKey: string,
): Promise<ConnectorManifest> {
  const manifest = (await connectorsFor(deps, tenantId)).find(connectorKey);
  if (manifest) return manifest;
  throw new Refusal('unknownConnector', {
    message: `There is no connector "${connectorKey}".`,
    path: 'connectorKey',
    details: { connectorKey },
  });
}
