import type { Database } from '../database/open-database.ts';
import { type NewFlow, writesOfNewFlow } from '../flows/insert-flow.ts';
import { Prisma } from '../generated/client.ts';

export type FlowsOfSetup = { tenantId: string; setupId: string; step: string; flows: readonly NewFlow[] };

/**
 * Inserts the flows a setup makes, the one that calls the others first: all of them, or none. False when the setup has made its
 * flows already, or is gone.
 */
export async function insertFlowsOfSetup(
  db: Database,
  { tenantId, setupId, step, flows }: FlowsOfSetup,
): Promise<boolean> {
  try {
    await db.prisma.$transaction([
      db.prisma.flowSetup.update({
        where: { id: setupId, tenantId, rootFlowId: null },
        data: {
          rootFlowId: flows[0]?.id ?? null,
          step,
          choices: Prisma.DbNull,
          updatedAt: new Date(),
        },
      }),
      ...flows.flatMap((flow) => writesOfNewFlow(db, { ...flow, setupId })),
    ]);
    return true;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025') return false;
    throw error;
  }
}
