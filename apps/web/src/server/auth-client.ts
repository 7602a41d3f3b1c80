import { createAuthClient } from 'better-auth/react';

/** Sign-in, sign-out: better-auth's client against this server. */
export const authClient = createAuthClient({ baseURL: `${window.location.origin}/api/auth` });
