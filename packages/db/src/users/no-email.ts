/**
 * People whom DingTalk or WeCom vouches for often have no e-mail. Their account still needs a unique address: one under
 * `.invalid` (RFC 2606), which nobody can own, be mailed at or sign in with. It is never shown.
 */
const DOMAIN = '@no-email.invalid';

export const noEmailOf = (userId: string): string => `${userId}${DOMAIN}`;

/** The address as people may see it; null for accounts without one. */
export const shownEmail = (email: string): string | null => (email.endsWith(DOMAIN) ? null : email);
