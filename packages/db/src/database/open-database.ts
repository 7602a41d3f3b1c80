/**
 * A database handle: Prisma for everyday queries (inside this package only), a plain `pg` pool for the hot path.
 * Nobody outside this package sees Prisma's types.
 */
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from '../generated/client.ts';
import { openPool } from './open-pool.ts';

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
  const pool = openPool({ url, size: poolSize });
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
