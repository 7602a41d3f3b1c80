/** For tests: a runtime on a database of its own, closed when the test has finished. */
import { findConnector } from '@flowbridge/connectors';
import { openPool } from '@flowbridge/db';
import { openKeyring } from '@flowbridge/secrets';
import type pg from 'pg';
import { onTestFinished } from 'vitest';
import { createClaimBatcher } from '../runs/claim-batcher.ts';
import { openRuntime } from '../runs/runtime.ts';
import { masterKey, runtimeDatabase } from './runtime-database.ts';

export async function runtimeStage() {
  const database = await runtimeDatabase();
  const journalPool = openPool({ url: database.url, size: 2 });
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
  const claims = (node: string, tenantRuns = 1_000) => {
    const pool = openPool({ url: database.url, size: 1, pipeline: true });
    claimPools.push(pool);
    return createClaimBatcher({ pool, nodeId: node, tenantRuns });
  };
  const claimPools: pg.Pool[] = [];
  onTestFinished(async () => {
    await Promise.all(claimPools.map((pool) => pool.end()));
    await runtime.close();
    await journalPool.end();
    await database[Symbol.asyncDispose]();
  });
  return { runtime, commits, claims, db: database.db, tenantId: database.tenantId };
}
