import {
  type BulkOperation,
  type BulkOutcomes,
  countBulkOutcomes,
  findBulkOperation,
  findUser,
  listBulkOperations,
} from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { BulkItem, ListBulkInput } from '../contract/bulk.ts';
import type { ById, Page } from '../contract/paging.ts';
import { notFound } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';

/** A bulk operation and how the attempts it ordered stand. */
export async function getBulk(deps: ApiDeps, { tenantId }: Access, { id }: ById): Promise<BulkItem> {
  const bulk = await findBulkOperation(deps.db, { tenantId, bulkId: id });
  if (!bulk) throw notFound('bulk operation');
  const [item] = await viewBulks(deps, tenantId, [bulk]);
  if (!item) throw notFound('bulk operation');
  return item;
}

/** The tenant's bulk operations, newest first. */
export async function listBulk(
  deps: ApiDeps,
  { tenantId }: Access,
  { cursor, limit = 20 }: ListBulkInput,
): Promise<Page<BulkItem>> {
  const rows = await listBulkOperations(deps.db, { tenantId, cursor: cursor ?? undefined, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  return {
    items: await viewBulks(deps, tenantId, shown),
    nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

async function viewBulks(deps: ApiDeps, tenantId: string, bulks: BulkOperation[]): Promise<BulkItem[]> {
  const outcomes = await countBulkOutcomes(deps.db, { tenantId, bulkIds: bulks.map((bulk) => bulk.id) });
  const people = new Map(
    await Promise.all(
      [...new Set(bulks.map((bulk) => bulk.requestedBy))].map(
        async (userId) =>
          [userId, userId === null ? undefined : await findUser(deps.db, { userId })] as const,
      ),
    ),
  );
  return bulks.map((bulk) => {
    const person = people.get(bulk.requestedBy);
    return {
      ...viewBulk(bulk, outcomes.get(bulk.id) ?? {}),
      requestedBy: person ? { id: person.id, name: person.name } : null,
    };
  });
}

function viewBulk(bulk: BulkOperation, outcomes: BulkOutcomes): Omit<BulkItem, 'requestedBy'> {
  const { id, kind, state, version, perMinute, total, done, refused, refusals, canaryRunId } = bulk;
  return {
    id,
    kind,
    state,
    from: bulk.startFrom,
    version,
    perMinute,
    total,
    done,
    refused,
    refusals,
    outcomes,
    canaryRunId,
    createdAt: bulk.createdAt.toISOString(),
    endedAt: bulk.endedAt?.toISOString() ?? null,
  };
}
