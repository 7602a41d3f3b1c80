import type { Database } from '../database/open-database.ts';

export type ApiKeyRow = {
  id: string;
  loopbackOnly: boolean;
  expiresAt: Date | null;
  user: { id: string; name: string; email: string };
};

/** The key whose SHA-256 (hex) is `hash`, with the user it acts as. */
export async function findApiKey(db: Database, { hash }: { hash: string }): Promise<ApiKeyRow | undefined> {
  const row = await db.prisma.apiKey.findUnique({
    where: { hash },
    select: {
      id: true,
      loopbackOnly: true,
      expiresAt: true,
      user: { select: { id: true, name: true, email: true } },
    },
  });
  return row ?? undefined;
}
