import type { Database } from '../database/open-database.ts';

export type RevisionAuthor = { user: { id: string; name: string } | null; clientId: string | null };

/** Who made a draft's revision; undefined for one without recorded commands (the first). */
export async function findRevisionAuthor(
  db: Database,
  { tenantId, flowId, revision }: { tenantId: string; flowId: string; revision: number },
): Promise<RevisionAuthor | undefined> {
  const row = await db.prisma.flowCommand.findFirst({ where: { flowId, revision, tenantId } });
  if (!row) return undefined;
  const user =
    row.userId === null
      ? null
      : await db.prisma.user.findUnique({ where: { id: row.userId }, select: { id: true, name: true } });
  return { user, clientId: row.clientId };
}
