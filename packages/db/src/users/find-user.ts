import type { Database } from '../database/open-database.ts';

export type UserRow = { id: string; name: string; email: string };

/** A user by id or by e-mail (lower case). */
export async function findUser(
  db: Database,
  by: { userId: string } | { email: string },
): Promise<UserRow | undefined> {
  const row = await db.prisma.user.findUnique({
    where: 'email' in by ? { email: by.email } : { id: by.userId },
    select: { id: true, name: true, email: true },
  });
  return row ?? undefined;
}
