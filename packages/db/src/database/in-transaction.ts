import type { PoolClient } from 'pg';
import type { Database } from './open-database.ts';

/**
 * Runs `work` in one transaction of the hot-path pool: everything it did is kept when it answers, nothing when it throws.
 * For writes that span the queue or notify listeners.
 */
export async function inTransaction<Result>(
  db: Database,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // A connection that cannot roll back is not given to anybody else.
    await client.query('ROLLBACK').catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
