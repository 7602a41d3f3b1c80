import type { Database } from '../database/open-database.ts';

export type VariableRow = {
  key: string;
  /** JSON text; null for a secret. */
  value: string | null;
  description: string;
  updatedAt: Date;
};

/** The tenant's variables by key, without what secrets hold. */
export function listVariables(db: Database, { tenantId }: { tenantId: string }): Promise<VariableRow[]> {
  return db.prisma.tenantVariable.findMany({
    where: { tenantId },
    select: { key: true, value: true, description: true, updatedAt: true },
    orderBy: { key: 'asc' },
  });
}
