import { disposableDatabase } from '@flowbridge/testing';
import pg from 'pg';
import { expect, test } from 'vitest';
import { enqueue } from '../jobs/enqueue.ts';
import { migrateQueue } from '../migrate-queue.ts';
import { type JobHandlers, startWorkers } from './start-workers.ts';

test('a job that is locked for a living node which knows nothing of it is done; one at work is not done twice', async () => {
  await using database = await disposableDatabase({
    template: 'queue_alone',
    migrate: async ({ url }) => {
      const migrating = new pg.Pool({ connectionString: url });
      await migrateQueue({ pool: migrating });
      await migrating.end();
    },
  });
  const pool = new pg.Pool({ connectionString: database.url });
  const seen: string[] = [];
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const handlers: JobHandlers = {
    'run.execute': async ({ runId }) => {
      seen.push(runId);
      if (runId === 'long') await finished;
    },
    'run.wake': async () => {},
    'poll.fire': async () => {},
    'run.bulk': async () => {},
    'connection.test': async () => {},
    'function.try': async () => {},
  };
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => failures.push(error);
  const add = async (runId: string) => {
    await enqueue(pool, [{ name: 'run.execute', payload: { runId } }]);
  };
  // As the database has it when its answer never arrived.
  await add('lost');
  await pool.query(
    `UPDATE flowbridge_queue._private_jobs
     SET locked_by = 'node-a', locked_at = now() - interval '1 minute', attempts = 1`,
  );
  await add('long');
  const workers = await startWorkers({
    pool,
    nodeId: 'node-a',
    concurrency: 2,
    handlers,
    onFailure,
    lookEveryMs: 50,
  });
  await expect.poll(() => seen.includes('long'), { timeout: 10_000 }).toBe(true);
  // A long job is at work for longer than a lost one may stay locked.
  await pool.query(
    `UPDATE flowbridge_queue._private_jobs SET locked_at = now() - interval '1 minute' WHERE locked_by = 'node-a'`,
  );
  await expect.poll(() => seen.includes('lost'), { timeout: 10_000 }).toBe(true);
  finish();
  await workers.stop();
  const { rows } = await pool.query('SELECT id FROM flowbridge_queue._private_jobs');
  await pool.end();
  expect([seen.toSorted(), rows, failures]).toEqual([['long', 'lost'], [], []]);
});
