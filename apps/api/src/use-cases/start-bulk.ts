import {
  type BulkSelection,
  insertBulkOperation,
  inTransaction,
  measureSelection,
  recordAuditEvent,
} from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import type { Access } from '../contract/access.ts';
import type { BulkSelectionInput, StartBulkInput } from '../contract/bulk.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { readFilter } from './list-runs.ts';
import { resolveBulkVersions } from './resolve-bulk-versions.ts';

/** Orders the retry or the cancel of many runs. A runner works it off; the order is durable when this answers. */
export async function startBulk(
  deps: ApiDeps,
  access: Access,
  input: StartBulkInput,
): Promise<{ id: string; total: number }> {
  const { tenantId, userId } = access;
  const { kind, perMinute } = input;
  const selection = readSelection(input.selection);
  const { count, lastId, flowIds } = await measureSelection(deps.db, { tenantId, kind, selection });
  if (lastId === null) {
    if ('ids' in selection) throw notFound('run');
    throw new Refusal('nothingSelected', { message: 'No run matches.', path: 'selection' });
  }
  const how =
    input.kind === 'retry'
      ? { startFrom: input.from, version: input.version, canary: input.canary }
      : { startFrom: 'trigger' as const, version: 'same' as const, canary: false };
  const versions = await resolveBulkVersions(deps, access, { version: how.version, flowIds });
  const id = await inTransaction(deps.db, async (client) => {
    const bulkId = await insertBulkOperation(client, {
      tenantId,
      kind,
      selection,
      ...how,
      versions,
      perMinute: perMinute ?? null,
      total: count,
      throughId: lastId,
      requestedBy: userId,
    });
    await recordAuditEvent(client, {
      tenantId,
      userId,
      kind: 'bulk.started',
      subjectId: bulkId,
      details: { kind, total: count, selection: input.selection, ...how },
    });
    await enqueue(client, [{ name: 'run.bulk', payload: { tenantId, bulkId } }]);
    return bulkId;
  });
  return { id, total: count };
}

function readSelection(input: BulkSelectionInput): BulkSelection {
  return 'ids' in input ? input : { filter: readFilter(input.filter) };
}
