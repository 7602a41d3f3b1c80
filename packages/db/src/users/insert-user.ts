import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';

export type NewUser = {
  id: string;
  name: string;
  /** Lower case. */
  email: string;
  /** As better-auth's password hash gives it. */
  passwordHash: string;
};

/** Inserts a user who signs in with e-mail and password. */
export async function insertUser(db: Database, { id, name, email, passwordHash }: NewUser): Promise<void> {
  await db.prisma.user.create({
    data: {
      id,
      name,
      email,
      emailVerified: true,
      accounts: {
        create: { id: newId(), accountId: id, providerId: 'credential', password: passwordHash },
      },
    },
  });
}
