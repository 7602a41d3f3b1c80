import type { Database } from '../database/open-database.ts';

export type ConnectionRow = {
  id: string;
  connectorKey: string;
  name: string;
  variables: Record<string, unknown>;
  /** Sealed JSON of the secrets by key (packages/secrets). */
  secretsSealed: Buffer;
  revision: number;
  /** How fast it may be used, as stored. */
  limits: unknown;
  lastTest: unknown;
  updatedAt: Date;
};

/** A connection of the tenant; undefined when it does not exist or is another tenant's. */
export async function findConnection(
  db: Database,
  { tenantId, connectionId }: { tenantId: string; connectionId: string },
): Promise<ConnectionRow | undefined> {
  const row = await db.prisma.connection.findFirst({ where: { id: connectionId, tenantId } });
  if (!row) return undefined;
  const { id, connectorKey, name, revision, limits, lastTest, updatedAt, variables } = row;
  return {
    id,
    connectorKey,
    name,
    revision,
    limits,
    lastTest,
    updatedAt,
    variables: typeof variables === 'object' && variables && !Array.isArray(variables) ? variables : {},
    secretsSealed: Buffer.from(row.secretsSealed),
  };
}
