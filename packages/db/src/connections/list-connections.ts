import type { Database } from '../database/open-database.ts';

export type ConnectionListRow = {
  id: string;
  connectorKey: string;
  name: string;
  lastTest: unknown;
  updatedAt: Date;
};

/** The tenant's connections by name, without their secrets. */
export function listConnections(
  db: Database,
  { tenantId, connectorKey }: { tenantId: string; connectorKey?: string | undefined },
): Promise<ConnectionListRow[]> {
  return db.prisma.connection.findMany({
    where: { tenantId, ...(connectorKey === undefined ? {} : { connectorKey }) },
    select: { id: true, connectorKey: true, name: true, lastTest: true, updatedAt: true },
    orderBy: { name: 'asc' },
  });
}
