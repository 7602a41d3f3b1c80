/**
 * Connections with their secrets open, for the short time a call needs them. An opened connection is kept for two
 * seconds, so that a loop of calls does not decrypt at each turn; a change is told by NOTIFY and forgets it at once.
 */
import { connectionLimits } from '@flowbridge/connector-sdk';
import { type Database, loadConnection } from '@flowbridge/db';
import { parseJson } from '@flowbridge/expression';
import { decryptSecret, type Keyring } from '@flowbridge/secrets';
import type { ConnectionResolver, ResolvedConnection } from '../invoker/index.ts';
import { outlastTheDatabase } from './outlast-the-database.ts';

export type OpenedConnection = ResolvedConnection & { connectorKey: string };

export type Bindings = { connections: Readonly<Record<string, string>> };

export type ConnectionVault = {
  /** A tenant's connection, or undefined when it has none of this id. */
  open(connection: { tenantId: string; connectionId: string }): Promise<OpenedConnection | undefined>;
  /**
   * The connections of one run: the one bound to the step, else to its connector. `onSecrets` is told each secret that is
   * opened, so that the journal can keep it out.
   */
  forRun(run: {
    tenantId: string;
    bindings: Bindings;
    onSecrets: (secrets: readonly string[]) => void;
  }): ConnectionResolver;
  /** The connection was changed. */
  forget(connectionId: string): void;
};

const KEPT_MS = 2_000;
const KEPT_CONNECTIONS = 1_000;

export function createConnectionVault({ db, keyring }: { db: Database; keyring: Keyring }): ConnectionVault {
  const kept = new Map<string, { connection: Promise<OpenedConnection | undefined>; until: number }>();

  async function load(tenantId: string, connectionId: string): Promise<OpenedConnection | undefined> {
    const sealed = await outlastTheDatabase(() => loadConnection(db, { tenantId, connectionId }));
    if (!sealed) return undefined;
    const json = decryptSecret(keyring, {
      tenant: { id: tenantId, wrappedDataKey: sealed.wrappedDataKey },
      purpose: `connection:${connectionId}`,
      sealed: sealed.secretsSealed,
    });
    return {
      id: connectionId,
      connectorKey: sealed.connectorKey,
      variables: sealed.variables,
      secrets: textsOf(parseJson(json)),
      limits: connectionLimits.parse(sealed.limits),
    };
  }

  function open({ tenantId, connectionId }: { tenantId: string; connectionId: string }) {
    const name = `${tenantId}/${connectionId}`;
    const now = Date.now();
    const known = kept.get(name);
    if (known && known.until > now) return known.connection;
    if (kept.size >= KEPT_CONNECTIONS) kept.clear();
    const connection = load(tenantId, connectionId);
    kept.set(name, { connection, until: now + KEPT_MS });
    connection.catch(() => kept.delete(name));
    return connection;
  }

  return {
    open,
    forRun({ tenantId, bindings, onSecrets }) {
      return {
        async resolve({ stepId, connector }) {
          const connectionId = bindings.connections[stepId] ?? bindings.connections[connector];
          if (connectionId === undefined) return undefined;
          const connection = await open({ tenantId, connectionId });
          // A binding that outlived its purpose (the step was changed to another system) is no connection.
          if (connection?.connectorKey !== connector) return undefined;
          onSecrets(Object.values(connection.secrets));
          return connection;
        },
      };
    },
    forget(connectionId) {
      for (const name of kept.keys()) if (name.endsWith(`/${connectionId}`)) kept.delete(name);
    },
  };
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
