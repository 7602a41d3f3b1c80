/**
 * A database handle: Prisma for everyday queries (inside this package only), a plain `pg` pool for the hot path.
 * Nobody outside this package sees Prisma's types.
 */
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../generated/client.ts';

/** What the query files of this package take first. */
export type Database = {
  /** Everyday queries. Used inside packages/db only. */
  readonly prisma: PrismaClient;
  /** Hot-path SQL, LISTEN/NOTIFY, transactions that span the queue. */
  readonly pool: pg.Pool;
  readonly url: string;
  close(): Promise<void>;
};

export type OpenDatabaseOptions = {
  url: string;
  /** Connections of each of the two pools; default 10. */
  poolSize?: number;
};

export function openDatabase({ url, poolSize = 10 }: OpenDatabaseOptions): Database {
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  // A connection that the server drops, idle or in a transaction, is replaced by the pool; without a listener its error would
  // end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: poolSize }) });
  return {
    prisma,
    pool,
    url,
    async close() {
      await Promise.all([prisma.$disconnect(), pool.end()]);
    },
  };
}
