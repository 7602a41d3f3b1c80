import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';

export type PutApiKey = {
  userId: string;
  name: string;
  hash: string;
  /** How the key begins; absent: nothing of it is shown. */
  prefix?: string | undefined;
  loopbackOnly: boolean;
  /** Absent: good until it is replaced. */
  expiresAt?: Date | undefined;
};

/** Makes the user's key of that name, among those good in all their tenants, be the one with `hash`. */
export async function putApiKey(
  db: Database,
  { userId, name, hash, prefix, loopbackOnly, expiresAt }: PutApiKey,
): Promise<void> {
  const kept = { userId, name, loopbackOnly, prefix: prefix ?? null, expiresAt: expiresAt ?? null };
  await db.prisma.$transaction([
    db.prisma.apiKey.deleteMany({ where: { userId, name, tenantId: null, hash: { not: hash } } }),
    db.prisma.apiKey.upsert({
      where: { hash },
      create: { id: newId(), hash, ...kept },
      update: kept,
    }),
  ]);
}
