import type { Database } from '../database/open-database.ts';
import { tellParts } from './tell-parts.ts';

/** Keeps what the last trial of a function's test cases gave, and tells whoever waits for it. The draft is not touched. */
export async function recordTrial(
  db: Database,
  { tenantId, partId, trial }: { tenantId: string; partId: string; trial: object },
): Promise<void> {
  await db.pool.query('UPDATE custom_part SET last_trial = $3 WHERE tenant_id = $1 AND id = $2', [
    tenantId,
    partId,
    JSON.stringify(trial),
  ]);
  await tellParts(db.pool, { tenantId, triedPartId: partId });
}
