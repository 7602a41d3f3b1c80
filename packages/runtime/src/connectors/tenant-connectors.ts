/**
 * Connectors by key for one tenant or one version of a flow: the built-in ones, the tenant's own, and its functions.
 *
 * A version of a flow runs with the versions of the tenant's parts it was made with, so what is found for it never changes
 * and is kept with its plan.
 */
import { type Connector, connectorManifest } from '@flowbridge/connector-sdk';
import { FUNCTIONS_KEY, functionContent, isCustomConnector } from '@flowbridge/connector-sdk/custom';
import { type Database, listNewestVersions, listPinnedParts, type PartVersion } from '@flowbridge/db';
import type { CodeRunner } from '@flowbridge/engine';
import { type FlowDocument, usedActions } from '@flowbridge/flow';
import { outlastTheDatabase } from '../connections/outlast-the-database.ts';
import type { ConnectorSource } from '../invoker/index.ts';
import { functionsConnector } from './functions-connector.ts';

export type TenantConnectors = {
  /** What a version of a flow runs with. */
  ofVersion(versionId: string, document: FlowDocument): Promise<ConnectorSource>;
  /** The built-in connectors and one of the tenant's own, as it is newest: for what belongs to no flow. */
  ofTenant(tenantId: string, connectorKey: string): Promise<ConnectorSource>;
};

type Deps = { db: Database; builtIn: ConnectorSource; code: CodeRunner };

export function createTenantConnectors({ db, builtIn, code }: Deps): TenantConnectors {
  return {
    async ofVersion(versionId, document) {
      const asksOwn = usedActions(document).some(({ connector }) => isOwn(connector));
      if (!asksOwn) return builtIn;
      const parts = await outlastTheDatabase(() => listPinnedParts(db, { versionId }));
      return withParts(builtIn, parts, code);
    },
    async ofTenant(tenantId, key) {
      if (!isOwn(key)) return builtIn;
      return withParts(builtIn, await listNewestVersions(db, { tenantId, kind: 'connector', key }), code);
    },
  };
}

function isOwn(connector: string): boolean {
  return connector === FUNCTIONS_KEY || isCustomConnector(connector);
}

/** Keys of the tenant's own are of another form than built-in ones; those that are no such keys are not even looked at. */
function withParts(
  builtIn: ConnectorSource,
  parts: readonly PartVersion[],
  code: CodeRunner,
): ConnectorSource {
  const own = new Map<string, Connector>();
  for (const { kind, key, number, content } of parts) {
    if (kind !== 'connector' || !isCustomConnector(key)) continue;
    const manifest = { ...connectorManifest.parse(content), key, version: String(number) };
    own.set(key, { manifest, actions: {}, triggers: {} });
  }
  const functions = parts.flatMap(({ kind, key, content }) =>
    kind === 'function' ? [{ key, content: functionContent.parse(content) }] : [],
  );
  if (functions.length > 0) own.set(FUNCTIONS_KEY, functionsConnector(functions, code));
  return { find: (key) => builtIn.find(key) ?? own.get(key) };
}
