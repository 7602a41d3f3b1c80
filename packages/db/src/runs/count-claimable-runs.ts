import type { Database } from '../database/open-database.ts';
import { CHOOSE_RUNS } from './choose-runs-sql.ts';

/** How many queued runs may begin now, counted up to `most`; those that a limit holds back are not among them. */
export async function countClaimableRuns(
  db: Database,
  { most, tenantRuns }: { most: number; tenantRuns: number },
): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>({
    name: 'count-claimable-runs',
    text: `WITH RECURSIVE ${CHOOSE_RUNS} SELECT count(*)::int AS count FROM chosen`,
    values: [most, tenantRuns],
  });
  return rows[0]?.count ?? 0;
}
