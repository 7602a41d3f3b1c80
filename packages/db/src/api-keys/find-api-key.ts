import type { Database } from '../database/open-database.ts';

export type ApiKeyRow = {
  id: string;
  /** The only tenant it is good in; null: all of its user's. */
  tenantId: string | null;
  loopbackOnly: boolean;
  expiresAt: Date | null;
  revokedAt: Date | null;
  user: { id: string; name: string; email: string };
  /** What became of it where it was used or shut out. */
  places: { tenantId: string; lastUsedAt: Date | null; closedAt: Date | null }[];
};

/** The key whose SHA-256 (hex) is `hash`, with the user it acts as. */
export async function findApiKey(db: Database, { hash }: { hash: string }): Promise<ApiKeyRow | undefined> {
  const row = await db.prisma.apiKey.findUnique({
    where: { hash },
    select: {
      id: true,
      tenantId: true,
      loopbackOnly: true,
      expiresAt: true,
      revokedAt: true,
      user: { select: { id: true, name: true, email: true } },
      places: { select: { tenantId: true, lastUsedAt: true, closedAt: true } },
    },
  });
  return row ?? undefined;
}
