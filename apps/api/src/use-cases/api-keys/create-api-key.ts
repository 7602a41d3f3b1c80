import { findUser, openDatabase, putApiKey } from '@flowbridge/db';
import { z } from 'zod';
import { newKey } from './new-key.ts';

const keyInput = z.object({
  email: z.email(),
  name: z.string().trim().min(1).max(100),
  /** Days it is good for. */
  days: z.coerce.number().int().min(1).max(3_650),
});

export type CreateApiKey = { databaseUrl: string; email: string; name: string; days: number | string };

const DAY_MS = 86_400_000;

/**
 * Makes a REST key that acts as a person, in every tenant they belong to and with their role there. It is told this once and kept
 * as a hash. A key of that name they had before, for all their tenants, is good no more.
 */
export async function createApiKey({
  databaseUrl,
  ...rest
}: CreateApiKey): Promise<{ key: string; expiresAt: Date }> {
  const input = keyInput.safeParse(rest);
  if (!input.success) {
    throw new Error(
      input.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const { email, name, days } = input.data;
  const db = openDatabase({ url: databaseUrl, poolSize: 1 });
  try {
    const user = await findUser(db, { email });
    if (!user) throw new Error(`Nobody signs in as ${email}.`);
    const { key, prefix, hash } = newKey();
    const expiresAt = new Date(Date.now() + days * DAY_MS);
    await putApiKey(db, { userId: user.id, name, hash, prefix, loopbackOnly: false, expiresAt });
    return { key, expiresAt };
  } finally {
    await db.close();
  }
}
