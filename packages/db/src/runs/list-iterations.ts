import type { Database } from '../database/open-database.ts';
import { LOOP_ITEMS, type LoopQuery, loopValues } from './loop-items.ts';

export type Iteration = { index: number; state: 'succeeded' | 'failed' | 'running' };

export type ListIterations = LoopQuery & {
  /** From this item on, ascending. */
  from?: number | undefined;
  /** Instead: the items right before this one, ascending too. */
  before?: number | undefined;
  /** Only items whose number, counted from one, begins with these digits. */
  digits?: string | undefined;
  /** At most 1,000. */
  limit: number;
};

/** A window of the journalled items of a loop; `more`: there are further ones in that direction. */
export async function listIterations(
  db: Database,
  query: ListIterations,
): Promise<{ items: Iteration[]; more: boolean }> {
  const { from = 0, before, digits = '' } = query;
  const limit = Math.min(Math.max(query.limit, 1), 1000);
  const backwards = before !== undefined;
  const { rows } = await db.pool.query<Iteration>(
    `SELECT index, state FROM ${LOOP_ITEMS}
     WHERE ${backwards ? 'index < $5' : 'index >= $5'} AND starts_with((index + 1)::text, $6)
     ORDER BY index ${backwards ? 'DESC' : 'ASC'} LIMIT ${limit + 1}`,
    [...loopValues(query), before ?? from, digits],
  );
  const items = rows.slice(0, limit);
  return { items: backwards ? items.reverse() : items, more: rows.length > limit };
}
