import type { ApiDeps } from '../../deps.ts';

/** Where the provider sends people back to. */
export const redirectUri = ({ publicUrl }: Pick<ApiDeps, 'publicUrl'>): string =>
  `${publicUrl()}/api/sso/callback`;

/** Where it sends them once they are signed out. */
export const signedOutUri = ({ publicUrl }: Pick<ApiDeps, 'publicUrl'>): string => `${publicUrl()}/sign-in`;
