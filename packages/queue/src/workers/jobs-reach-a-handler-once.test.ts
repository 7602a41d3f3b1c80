import { disposableDatabase } from '@flowbridge/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enqueue } from '../jobs/enqueue.ts';
import { migrateQueue } from '../migrate-queue.ts';
import { releaseJobsOfDeadNodes } from '../nodes/release-jobs-of-dead-nodes.ts';
import { startHeartbeat } from '../nodes/start-heartbeat.ts';
import { type JobHandlers, startWorkers } from './start-workers.ts';

let database: Awaited<ReturnType<typeof disposableDatabase>>;
let pool: pg.Pool;

beforeAll(async () => {
  database = await disposableDatabase({
    template: 'queue',
    migrate: async ({ url }) => {
      const migrating = new pg.Pool({ connectionString: url });
      await migrateQueue({ pool: migrating });
      await migrating.query(
        'CREATE TABLE node (id text PRIMARY KEY, kind text, started_at timestamptz, heartbeat_at timestamptz)',
      );
      await migrating.end();
    },
  });
  pool = new pg.Pool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await database.close();
});

/** Handlers that note run ids, and a promise of the moment when `count` were noted. */
function noting(count: number) {
  const seen: string[] = [];
  let reached = () => {};
  const all = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const handlers: JobHandlers = {
    'run.execute': async ({ runId }) => {
      seen.push(runId);
      if (seen.length === count) reached();
    },
    'poll.fire': async () => {},
    'run.wake': async () => {},
    'run.bulk': async () => {},
    'connection.test': async () => {},
    'function.try': async () => {},
  };
  return { seen, all, handlers };
}

const raise = (error: unknown) => {
  throw error;
};

test('each of many jobs reaches exactly one of two workers', async () => {
  const runIds = Array.from({ length: 200 }, (_, index) => `run-${index}`);
  const { seen, all, handlers } = noting(runIds.length);
  const two = await Promise.all(
    ['node-a', 'node-b'].map((nodeId) =>
      startWorkers({ pool, nodeId, concurrency: 5, handlers, onFailure: raise }),
    ),
  );
  await enqueue(
    pool,
    runIds.map((runId) => ({ name: 'run.execute', payload: { runId } })),
  );
  await all;
  await Promise.all(two.map((workers) => workers.stop()));
  expect(seen.toSorted()).toEqual(runIds.toSorted());
});

test('a job of a transaction that is rolled back never runs', async () => {
  const { seen, all, handlers } = noting(1);
  const client = await pool.connect();
  await client.query('BEGIN');
  await enqueue(client, [{ name: 'run.execute', payload: { runId: 'never' } }]);
  await client.query('ROLLBACK');
  client.release();
  await enqueue(pool, [{ name: 'run.execute', payload: { runId: 'after' } }]);
  const workers = await startWorkers({ pool, nodeId: 'node-a', concurrency: 2, handlers, onFailure: raise });
  await all;
  await workers.stop();
  expect(seen).toEqual(['after']);
});

test('jobs locked by a node that is no longer registered are released, those of a live node are not', async () => {
  await enqueue(pool, [
    { name: 'run.execute', payload: { runId: 'of-dead' } },
    { name: 'run.execute', payload: { runId: 'of-live' } },
  ]);
  await pool.query(
    `UPDATE flowbridge_queue._private_jobs SET locked_at = now(),
       locked_by = CASE WHEN payload->>'runId' = 'of-dead' THEN 'dead' ELSE 'live' END`,
  );
  const live = await startHeartbeat({ pool, node: { id: 'live', kind: 'runner' }, onFailure: raise });
  expect(await releaseJobsOfDeadNodes(pool)).toBe(1);
  const { seen, all, handlers } = noting(1);
  const workers = await startWorkers({ pool, nodeId: 'live', concurrency: 2, handlers, onFailure: raise });
  await all;
  await workers.stop();
  await live.stop();
  expect(seen).toEqual(['of-dead']);
});
