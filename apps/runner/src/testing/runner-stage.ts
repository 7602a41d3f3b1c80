/** For tests: a migrated database with a tenant, flows on it, and runners over it. */
import { createHash } from 'node:crypto';
import {
  type ApiCredentialKind,
  type Database,
  insertApiCredential,
  loadDataKey,
  migrateDatabase,
  newId,
  openDatabase,
  syncEndpoints,
} from '@flowbridge/db';
import type { FlowDocument, Trigger } from '@flowbridge/flow';
import { migrateQueue } from '@flowbridge/queue';
import { encryptSecret, newDataKey, newMasterKey, openKeyring } from '@flowbridge/secrets';
import { disposableDatabase } from '@flowbridge/testing';
import pg from 'pg';
import type { RunnerConfig } from '../config.ts';
import { startRunner } from '../start-runner.ts';

export type Stage = Awaited<ReturnType<typeof openStage>>;

const masterKey = newMasterKey();

export async function openStage() {
  const disposable = await disposableDatabase({
    template: 'runtime',
    migrate: async ({ url }) => {
      await migrateDatabase({ url });
      const pool = new pg.Pool({ connectionString: url });
      await migrateQueue({ pool });
      await pool.end();
    },
  });
  const db = openDatabase({ url: disposable.url });
  const tenantId = await addTenant(db, 'tenant');
  const runners: Awaited<ReturnType<typeof startRunner>>[] = [];
  return {
    db,
    url: disposable.url,
    tenantId,
    masterKey,
    async runner(settings: Partial<RunnerConfig> = {}) {
      const runner = await startRunner({
        databaseUrl: disposable.url,
        masterKey,
        port: 0,
        host: '127.0.0.1',
        logLevel: 'silent',
        egressAllow: ['127.0.0.0/8'],
        ...settings,
      });
      // A test may close its runner itself; the stage closes what is left.
      let closing: Promise<void> | undefined;
      const closedOnce = {
        ...runner,
        close() {
          closing ??= runner.close();
          return closing;
        },
      };
      runners.push(closedOnce);
      return closedOnce;
    },
    flow: (options: FlowOptions) => addFlow(db, tenantId, options),
    connection: (connection: NewConnection) => addConnection(db, tenantId, connection),
    credential: (credential: NewCredential) => addCredential(db, tenantId, credential),
    async close() {
      await Promise.all(runners.map((runner) => runner.close()));
      await db.close();
      await disposable.close();
    },
  };
}

async function addTenant(db: Database, code: string): Promise<string> {
  const id = newId();
  const wrapped = newDataKey(openKeyring({ masterKey }), id);
  await db.pool.query('INSERT INTO tenant (id, code, name, wrapped_data_key) VALUES ($1, $2, $2, $3)', [
    id,
    code,
    wrapped,
  ]);
  return id;
}

export type FlowOptions = {
  document: FlowDocument;
  enabled?: boolean;
  parameters?: Record<string, unknown>;
  /** Connection ids by connector key or step id. */
  connections?: Record<string, string>;
};

export type NewConnection = {
  connectorKey: string;
  variables: Record<string, unknown>;
  secrets: Record<string, string>;
};

export type NewCredential = {
  kind: ApiCredentialKind;
  name: string;
  /** AppCode, password or key. */
  value: string;
  userName?: string;
  expiresAt?: Date;
};

/** Adds a published flow; answers its id, its version's and the tokens of its triggers by trigger key. */
async function addFlow(
  db: Database,
  tenantId: string,
  { document, enabled = true, parameters = {}, connections = {} }: FlowOptions,
) {
  const flowId = newId();
  const versionId = newId();
  const { pool } = db;
  await pool.query(
    `INSERT INTO flow (id, tenant_id, name, draft, enabled, published_version_id, bindings)
     VALUES ($1, $2, $1, $3, $4, $5, $6)`,
    [flowId, tenantId, document, enabled, versionId, { connections, parameters }],
  );
  await pool.query(
    `INSERT INTO flow_version (id, tenant_id, flow_id, number, hash, document) VALUES ($1, $2, $3, 1, $1, $4)`,
    [versionId, tenantId, flowId, document],
  );
  const called = document.triggers.filter(
    (trigger): trigger is Extract<Trigger, { kind: 'http' | 'connectorEvent' }> =>
      trigger.kind === 'http' || trigger.kind === 'connectorEvent',
  );
  const endpoints = await syncEndpoints(pool, {
    tenantId,
    flowId,
    endpoints: called.map((trigger) => ({ triggerId: trigger.id, kind: trigger.kind })),
  });
  const hooks = Object.fromEntries(
    endpoints.map(({ triggerId, token }) => [
      document.triggers.find((trigger) => trigger.id === triggerId)?.key ?? '',
      `/hooks/${token}`,
    ]),
  );
  return { flowId, versionId, hooks };
}

/** Adds a connection; answers its id. */
async function addConnection(db: Database, tenantId: string, connection: NewConnection): Promise<string> {
  const id = newId();
  const { rows } = await db.pool.query<{ key: Buffer }>(
    'SELECT wrapped_data_key AS key FROM tenant WHERE id = $1',
    [tenantId],
  );
  const wrappedDataKey = rows[0]?.key ?? Buffer.alloc(0);
  const sealed = encryptSecret(openKeyring({ masterKey }), {
    tenant: { id: tenantId, wrappedDataKey },
    purpose: `connection:${id}`,
    plaintext: JSON.stringify(connection.secrets),
  });
  await db.pool.query(
    `INSERT INTO connection (id, tenant_id, connector_key, name, variables, secrets_sealed)
     VALUES ($1, $2, $3, $1, $4, $5)`,
    [id, tenantId, connection.connectorKey, connection.variables, sealed],
  );
  return id;
}

/** Adds an API credential as the api keeps it; answers its id. */
async function addCredential(
  db: Database,
  tenantId: string,
  { kind, name, value, ...more }: NewCredential,
): Promise<string> {
  const id = newId();
  const sealed = kind === 'hmacKey' || kind === 'jwtSecret';
  const tenant = { id: tenantId, wrappedDataKey: await loadDataKey(db, tenantId) };
  const kept = sealed
    ? {
        secretSealed: Uint8Array.from(
          encryptSecret(openKeyring({ masterKey }), {
            tenant,
            purpose: `apiCredential:${id}`,
            plaintext: value,
          }),
        ),
      }
    : { hash: createHash('sha256').update(value).digest('hex') };
  await insertApiCredential(db, {
    id,
    tenantId,
    kind,
    name,
    ...kept,
    ...more,
    hint: value.slice(-4),
    userId: null,
  });
  return id;
}
