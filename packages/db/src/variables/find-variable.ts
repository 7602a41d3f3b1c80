import type { Database } from '../database/open-database.ts';
import type { VariableRow } from './list-variables.ts';

/** One variable of the tenant; undefined when it has none of this key. */
export async function findVariable(
  db: Database,
  { tenantId, key }: { tenantId: string; key: string },
): Promise<VariableRow | undefined> {
  const row = await db.prisma.tenantVariable.findUnique({
    where: { tenantId_key: { tenantId, key } },
    select: { key: true, value: true, description: true, updatedAt: true },
  });
  return row ?? undefined;
}
