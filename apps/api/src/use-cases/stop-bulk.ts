import { inTransaction, recordAuditEvent, stopBulkOperation } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { ById } from '../contract/paging.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';

/** Ends a bulk operation where it stands; runs it has retried or cancelled stay so. */
export async function stopBulk(deps: ApiDeps, access: Access, { id }: ById): Promise<{ id: string }> {
  const { tenantId, userId } = access;
  const stopped = await inTransaction(deps.db, async (client) => {
    const outcome = await stopBulkOperation(client, { tenantId, bulkId: id });
    if (outcome) await recordAuditEvent(client, { tenantId, userId, kind: 'bulk.stopped', subjectId: id });
    return outcome;
  });
  if (stopped === undefined) throw notFound('bulk operation');
  if (!stopped) throw new Refusal('bulkEnded', { message: 'The operation has ended already.' });
  return { id };
}
