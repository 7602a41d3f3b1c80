import {
  findTenant,
  findUser,
  insertTenant,
  insertUser,
  newId,
  openDatabase,
  putMember,
} from '@flowbridge/db';
import { newDataKey, openKeyring } from '@flowbridge/secrets';
import { hashPassword } from 'better-auth/crypto';
import { z } from 'zod';

const ownerInput = z.object({
  email: z.email(),
  name: z.string().trim().min(1).max(200),
  password: z.string().min(12, 'needs at least 12 characters').max(128),
  tenantCode: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'lower-case letters, digits and dashes, 2 to 40'),
  tenantName: z.string().trim().min(1).max(200),
});

export type CreateOwner = z.infer<typeof ownerInput> & {
  databaseUrl: string;
  /** 32 bytes, base64. */
  masterKey: string;
};

/**
 * Makes a user and a tenant they own: how the first person gets into an installation without the demo. An existing tenant or
 * user of that code or e-mail is taken as it is, and only the membership is added; a password is never replaced.
 */
export async function createOwner({
  databaseUrl,
  masterKey,
  ...rest
}: CreateOwner): Promise<{ userId: string }> {
  const input = ownerInput.safeParse(rest);
  if (!input.success) {
    throw new Error(
      input.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const { email, name, password, tenantCode, tenantName } = input.data;
  const db = openDatabase({ url: databaseUrl, poolSize: 1 });
  try {
    const tenantId = newId();
    const keyring = openKeyring({ masterKey });
    const wrappedDataKey = Uint8Array.from(newDataKey(keyring, tenantId));
    await insertTenant(db, { id: tenantId, code: tenantCode, name: tenantName, wrappedDataKey });
    const tenant = await findTenant(db, { code: tenantCode });
    if (!tenant) throw new Error(`owner-tenant-missing: ${tenantCode}`);
    const known = await findUser(db, { email });
    const userId = known?.id ?? newId();
    if (!known) await insertUser(db, { id: userId, email, name, passwordHash: await hashPassword(password) });
    await putMember(db, { tenantId: tenant.id, userId, role: 'owner' });
    return { userId };
  } finally {
    await db.close();
  }
}
