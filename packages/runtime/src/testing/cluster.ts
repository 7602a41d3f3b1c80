/** For tests: several runtimes over one database, as several runner processes have it, and a system that counts calls. */
import { findConnector } from '@flowbridge/connectors';
import {
  claimRuns,
  getRun,
  insertQueuedRun,
  inTransaction,
  listStepRuns,
  newId,
  requeueInterruptedRuns,
} from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import { openKeyring } from '@flowbridge/secrets';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { fakeSystem, type Handler, json } from '../invoker/testing/fake-system.ts';
import { executeQueuedRun } from '../runs/execute-queued-run.ts';
import { openRuntime, type Runtime } from '../runs/runtime.ts';
import { masterKey, runtimeDatabase } from './runtime-database.ts';

export async function aCluster(handler: Handler = (_request, response) => json(response, 200, { ok: true })) {
  const database = await runtimeDatabase();
  const { db, tenantId } = database;
  const system = await fakeSystem(handler);
  const closing: (() => Promise<unknown>)[] = [];
  onTestFinished(async () => {
    for (const close of closing) await close();
    await system[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  function node(nodeId: string): Runtime {
    const journalPool = new pg.Pool({ connectionString: database.url, max: 2 });
    const runtime = openRuntime({
      db,
      journalPool,
      nodeId,
      keyring: openKeyring({ masterKey }),
      connectors: { find: findConnector },
      log: { info() {}, warn() {}, error() {} },
      egressAllow: ['127.0.0.0/8'],
      callbackAddress: (runId, path) => `http://127.0.0.1/hooks/wait/${runId}/${path}`,
    });
    closing.push(async () => {
      await runtime.close();
      await journalPool.end();
    });
    return runtime;
  }

  return {
    db,
    tenantId,
    system,
    node,
    /** Adds a published flow; answers its id and version. */
    async flow(document: FlowDocument) {
      const [flowId, versionId] = [newId(), newId()];
      await db.pool.query(
        `INSERT INTO flow (id, tenant_id, name, draft, bindings, enabled, published_version_id)
         VALUES ($1, $2, $1, $3, '{}', true, $4)`,
        [flowId, tenantId, document, versionId],
      );
      await db.pool.query(
        `INSERT INTO flow_version (id, tenant_id, flow_id, number, hash, document) VALUES ($1, $2, $3, 1, $1, $4)`,
        [versionId, tenantId, flowId, document],
      );
      return { flowId, versionId };
    },
    accept: (flow: { flowId: string; versionId: string }) =>
      insertQueuedRun(db.pool, {
        tenantId,
        ...flow,
        triggerKey: 'manual',
        triggerKind: 'manual',
        triggerInputJson: '{"key":"manual","kind":"manual"}',
      }),
    execute: (runtime: Runtime, runId: string) =>
      executeQueuedRun(
        runtime,
        async () => (await claimRuns(db, { runIds: [runId], nodeId: runtime.nodeId }))[0],
        runId,
      ),
    /** What the others do about a node that has gone silent: none of this cluster has a heartbeat. */
    giveUpSilentNodes: () =>
      inTransaction(db, (client) => requeueInterruptedRuns(client, { silentSeconds: 0 })),
    run: async (runId: string) => {
      const run = await getRun(db, { tenantId, runId });
      if (!run) throw new Error(`no run ${runId}`);
      return run;
    },
    lines: async (runId: string, attempt = 1) => {
      const { items } = await listStepRuns(db, { tenantId, runId, attempt, limit: 1000 });
      return items.map(({ path, state }) => `${path} ${state}`);
    },
  };
}
