import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { lockDataset } from './lock-dataset.ts';

export type ChangeRecords = {
  tenantId: string;
  name: string;
  userId: string;
  /** What the person did, for the audit: `dataset.resent`. */
  kind: string;
};

/**
 * Lets a person change records of a dataset: takes it, does `work`, which answers how many records it changed, and remembers
 * who did it, in one transaction. Undefined when the tenant has no such dataset.
 */
export function changeRecords(
  db: Database,
  { tenantId, name, userId, kind }: ChangeRecords,
  work: (client: PoolClient, datasetId: string) => Promise<number>,
): Promise<number | undefined> {
  return inTransaction(db, async (client) => {
    const datasetId = await lockDataset(client, { tenantId, name });
    if (datasetId === undefined) return undefined;
    const count = await work(client, datasetId);
    if (count > 0) {
      const details = { name, count };
      await recordAuditEvent(client, { tenantId, userId, kind, subjectId: datasetId, details });
    }
    return count;
  });
}
