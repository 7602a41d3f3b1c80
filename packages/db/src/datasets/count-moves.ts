import { recordStates } from './dataset-record.ts';

const changeOf = (state: string) =>
  `count(*) FILTER (WHERE is_now = '${state}') - count(*) FILTER (WHERE was = '${state}') AS ${state}`;

/**
 * Part of every statement that changes records: brings the dataset's counts up to date with a CTE `moves (was, is_now)`, where
 * `was` is null for a new record. $1 is the tenant, $2 the dataset; its row is held by the transaction already.
 */
export const COUNT_MOVES = `counted AS (
  UPDATE dataset d SET changed_at = now(), ${recordStates.map((state) => `${state} = d.${state} + m.${state}`)}
  FROM (SELECT ${recordStates.map(changeOf)} FROM moves) m 
  WHERE d.tenant_id = $1 AND d.id = $2 AND EXISTS (SELECT FROM moves))`;
