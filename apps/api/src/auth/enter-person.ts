/** Our own way in through better-auth: a session for whom a tenant's identity provider has vouched. No browser can call it. */
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

const body = z.strictObject({
  userId: z.string(),
  /** The only tenant the session counts in. */
  tenantId: z.string(),
  /** The id token, sealed, base64; null: the provider gives none. */
  idTokenSealed: z.string().nullable(),
});
export type EnterPerson = z.infer<typeof body>;

export const enterPerson = {
  id: 'flowbridge-sso',
  endpoints: {
    enterPerson: createAuthEndpoint.serverOnly({ method: 'POST', body }, async (ctx) => {
      const { userId, tenantId, idTokenSealed } = ctx.body;
      const { internalAdapter } = ctx.context;
      const user = await internalAdapter.findUserById(userId);
      if (!user) throw new Error('user-of-sso-missing');
      const own = { ssoTenantId: tenantId, ssoIdToken: idTokenSealed };
      // `true`: it ends with the browser, within a day, and is not prolonged: groups are looked at again each day.
      const session = await internalAdapter.createSession(userId, true, own);
      await setSessionCookie(ctx, { session, user }, true);
      return ctx.json({ userId });
    }),
  },
};
