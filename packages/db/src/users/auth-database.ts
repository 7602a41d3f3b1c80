import type { Database } from '../database/open-database.ts';

/** better-auth's `prismaAdapter`, as far as this package needs to know it. */
export type MakeAuthAdapter<Adapter> = (
  prisma: object,
  config: { provider: 'postgresql'; transaction: boolean },
) => Adapter;

/**
 * The database as better-auth takes it (`betterAuth({ database })`), over the tables User, Session, Account and
 * Verification: `authDatabase(db, prismaAdapter)`. The Prisma client itself stays in this package.
 */
export function authDatabase<Adapter>(db: Database, makeAdapter: MakeAuthAdapter<Adapter>): Adapter {
  return makeAdapter(db.prisma, { provider: 'postgresql', transaction: true });
}
