import { escapeLike } from '../database/like-pattern.ts';
import type { Database } from '../database/open-database.ts';
import type { RecordState } from './dataset-record.ts';

export type DatasetRow = { id: string; name: string; createdAt: Date; changedAt: Date } & Record<
  RecordState,
  number
>;

type ListDatasets = { tenantId: string; name?: string; search?: string; after?: string; limit: number };

/** A tenant's datasets by name, each with its records by state. `search`: in the name; `after`: the last name of the page before. */
export function listDatasets(
  db: Database,
  { tenantId, name, search, after, limit }: ListDatasets,
): Promise<DatasetRow[]> {
  return db.prisma.dataset.findMany({
    where: {
      tenantId,
      ...(name === undefined ? {} : { name }),
      AND: [
        ...(after === undefined ? [] : [{ name: { gt: after } }]),
        ...(search === undefined
          ? []
          : [{ name: { contains: escapeLike(search), mode: 'insensitive' as const } }]),
      ],
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
