import type { Database } from '../database/open-database.ts';

export type EndpointRow = { triggerId: string; token: string; kind: string };

/** The addresses of a flow's HTTP and connector-event triggers. */
export function listEndpoints(
  db: Database,
  { tenantId, flowId }: { tenantId: string; flowId: string },
): Promise<EndpointRow[]> {
  return db.prisma.httpEndpoint.findMany({
    where: { tenantId, flowId },
    select: { triggerId: true, token: true, kind: true },
  });
}
