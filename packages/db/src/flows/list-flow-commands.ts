import type { Database } from '../database/open-database.ts';

export type FlowCommandRow = {
  revision: number;
  userId: string | null;
  clientId: string | null;
  commands: unknown;
  at: Date;
};

/** The edits of a draft, oldest first. */
export function listFlowCommands(
  db: Database,
  { tenantId, flowId }: { tenantId: string; flowId: string },
): Promise<FlowCommandRow[]> {
  return db.prisma.flowCommand.findMany({
    where: { tenantId, flowId },
    orderBy: { revision: 'asc' },
    select: { revision: true, userId: true, clientId: true, commands: true, at: true },
  });
}
