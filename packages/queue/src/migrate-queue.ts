import { Logger, runMigrations } from 'graphile-worker';
import type { Pool } from 'pg';
import { QUEUE_SCHEMA } from './queue-schema.ts';
import { tolerateLostConnections } from './tolerate-lost-connections.ts';

const silent = new Logger(() => () => {});

/** Brings the queue's own schema to the version this program needs. Safe from many processes at every start. */
export async function migrateQueue({ pool }: { pool: Pool }): Promise<void> {
  tolerateLostConnections(pool);
  await runMigrations({ pgPool: pool, schema: QUEUE_SCHEMA, logger: silent });
}
