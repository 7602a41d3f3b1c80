import type { Database } from '../database/open-database.ts';
import { type NewFlow, writesOfNewFlow } from '../flows/insert-flow.ts';

export type FlowsOfClone = {
  tenantId: string;
  userId: string;
  setupId: string;
  step: string;
  /** The one that calls the others first. */
  flows: readonly [NewFlow, ...NewFlow[]];
};

/** Inserts a family's clones with the setup that owns them until they are published or discarded: all of it, or nothing. */
export async function insertFlowsOfClone(
  db: Database,
  { tenantId, userId, setupId, step, flows }: FlowsOfClone,
): Promise<void> {
  const [root] = flows;
  await db.prisma.$transaction([
    db.prisma.flowSetup.create({
      data: { id: setupId, tenantId, userId, name: root.name, step, rootFlowId: root.id },
    }),
    ...flows.flatMap((flow) => writesOfNewFlow(db, { ...flow, setupId })),
  ]);
}
