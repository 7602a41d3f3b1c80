import type { Database } from '../database/open-database.ts';
import type { RecordState } from './dataset-record.ts';

export type DatasetRow = { id: string; name: string; createdAt: Date; changedAt: Date } & Record<
  RecordState,
  number
>;

/** A tenant's datasets by name, each with its records by state. `after` is the last name of the page before. */
export function listDatasets(
  db: Database,
  { tenantId, name, after, limit }: { tenantId: string; name?: string; after?: string; limit: number },
): Promise<DatasetRow[]> {
  return db.prisma.dataset.findMany({
    where: {
      tenantId,
      ...(name === undefined ? {} : { name }),
      ...(after === undefined ? {} : { AND: { name: { gt: after } } }),
    },
    orderBy: { name: 'asc' },
    take: limit,
    select: {
      id: true,
      name: true,
      createdAt: true,
      changedAt: true,
      pending: true,
      delivering: true,
      delivered: true,
      failed: true,
      parked: true,
    },
  });
}
