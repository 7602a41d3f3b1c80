import type { Database } from '../database/open-database.ts';

/** The tenant whose provider made a session, and the sealed id token; undefined for sessions of passwords. */
export async function findSsoSession(
  db: Database,
  { sessionId }: { sessionId: string },
): Promise<{ tenantId: string; userId: string; idTokenSealed: Uint8Array } | undefined> {
  const row = await db.prisma.session.findUnique({
    where: { id: sessionId },
    select: { userId: true, ssoTenantId: true, ssoIdToken: true },
  });
  if (!row?.ssoTenantId || !row.ssoIdToken) return undefined;
  const idTokenSealed = Buffer.from(row.ssoIdToken, 'base64');
  return { tenantId: row.ssoTenantId, userId: row.userId, idTokenSealed };
}
