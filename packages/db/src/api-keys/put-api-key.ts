import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';

export type PutApiKey = {
  userId: string;
  name: string;
  hash: string;
  loopbackOnly: boolean;
  /** Absent: good until it is replaced. */
  expiresAt?: Date | undefined;
};

/** Makes the user's key of that name be the one with `hash`. */
export async function putApiKey(
  db: Database,
  { userId, name, hash, loopbackOnly, expiresAt }: PutApiKey,
): Promise<void> {
  const kept = { userId, name, loopbackOnly, expiresAt: expiresAt ?? null };
  await db.prisma.$transaction([
    db.prisma.apiKey.deleteMany({ where: { userId, name, hash: { not: hash } } }),
    db.prisma.apiKey.upsert({
      where: { hash },
      create: { id: newId(), hash, ...kept },
      update: kept,
    }),
  ]);
}
