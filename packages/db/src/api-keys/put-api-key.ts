import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';

export type PutApiKey = { userId: string; name: string; hash: string; loopbackOnly: boolean };

/** Makes the user's key of that name be the one with `hash`. */
export async function putApiKey(
  db: Database,
  { userId, name, hash, loopbackOnly }: PutApiKey,
): Promise<void> {
  await db.prisma.$transaction([
    db.prisma.apiKey.deleteMany({ where: { userId, name, hash: { not: hash } } }),
    db.prisma.apiKey.upsert({
      where: { hash },
      create: { id: newId(), userId, name, hash, loopbackOnly },
      update: { userId, name, loopbackOnly },
    }),
  ]);
}
