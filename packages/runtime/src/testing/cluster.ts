/** For tests: several runtimes over one database, as several runner processes have it, and a system that counts calls. */
import { findConnector } from '@flowbridge/connectors';
import {
  claimRuns,
  getRun,
  insertQueuedRun,
  inTransaction,
  listStepRuns,
  newId,
  openPool,
  requeueInterruptedRuns,
} from '@flowbridge/db';
import type { TestOrder } from '@flowbridge/engine';
import type { FlowDocument } from '@flowbridge/flow';
import { openKeyring } from '@flowbridge/secrets';
import { onTestFinished } from 'vitest';
import { fakeSystem, type Handler, json } from '../invoker/testing/fake-system.ts';
import { executeQueuedRun } from '../runs/execute-queued-run.ts';
import { openRuntime, type Runtime } from '../runs/runtime.ts';
import { masterKey, runtimeDatabase } from './runtime-database.ts';

export async function aCluster(handler: Handler = (_request, response) => json(response, 200, { ok: true })) {
  const database = await runtimeDatabase();
  const { db, tenantId } = database;
  const system = await fakeSystem(handler);
  const claims = openPool({ url: database.url, size: 4, pipeline: true });
  const closing: (() => Promise<unknown>)[] = [() => claims.end()];
  onTestFinished(async () => {
    for (const close of closing) await close();
    await system[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  function node(nodeId: string): Runtime {
    const journalPool = openPool({ url: database.url, size: 2 });
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
    accept: (flow: { flowId: string; versionId: string }, test?: TestOrder) =>
      insertQueuedRun(db.pool, {
        tenantId,
        ...flow,
        ...(test ? { isTest: true, testOrderJson: JSON.stringify(test) } : {}),
        triggerKey: 'manual',
        triggerKind: 'manual',
        triggerInputJson: '{"key":"manual","kind":"manual"}',
      }),
    /** Lets a node take the run that is next, which is to be this one; answers how far it came. */
    async execute(runtime: Runtime, runId: string) {
      const claim = { nodeId: runtime.nodeId, count: 1, tenantRuns: 50 };
      const executed = await executeQueuedRun(runtime, async () => (await claimRuns(claims, claim))[0]);
      if (executed && executed.run.id !== runId) throw new Error(`${executed.run.id} was next, not ${runId}`);
      return executed?.outcome;
    },
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
