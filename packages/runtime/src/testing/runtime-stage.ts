/** For tests: a runtime on a database of its own, closed when the test has finished. */
import { findConnector } from '@flowbridge/connectors';
import { openKeyring } from '@flowbridge/secrets';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { openRuntime } from '../runs/runtime.ts';
import { masterKey, runtimeDatabase } from './runtime-database.ts';

export async function runtimeStage() {
  const database = await runtimeDatabase();
  const journalPool = new pg.Pool({ connectionString: database.url, max: 2 });
  /** Runs in each commit of the journal. */
  const commits: number[] = [];
  const runtime = openRuntime({
    db: database.db,
    journalPool,
    nodeId: 'node',
    keyring: openKeyring({ masterKey }),
    connectors: { find: findConnector },
    log: { info() {}, warn() {}, error() {} },
    egressAllow: ['127.0.0.0/8'],
    callbackAddress: (runId, path) => `http://127.0.0.1/hooks/wait/${runId}/${path}`,
    onCommit: ({ parts }) => commits.push(parts.length),
  });
  onTestFinished(async () => {
    await runtime.close();
    await journalPool.end();
    await database[Symbol.asyncDispose]();
  });
  return { runtime, commits, db: database.db, tenantId: database.tenantId };
}
