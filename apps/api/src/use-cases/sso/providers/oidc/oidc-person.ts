import { z } from 'zod';
import { SsoFailed } from '../../sso-failed.ts';

const identity = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().max(200).toLowerCase().optional(),
  email_verified: z.unknown().optional(),
  /** Microsoft Entra's word for a verified e-mail; it has no other. */
  xms_edov: z.unknown().optional(),
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
});

export type Claims = Record<string, unknown>;

/** Only an e-mail that the provider vouches for says who somebody is, and only in the domains the tenant lists. */
export function personOf(
  claims: Claims,
  { domains }: { domains: readonly string[] },
): { subject: string; name: string; email: string } {
  const parsed = identity.safeParse(claims);
  if (!parsed.success) throw new SsoFailed('emailUnverified', parsed.error);
  const { sub, email, name, email_verified: verified, xms_edov: owned } = parsed.data;
  const isVerified =
    verified === true || (verified === undefined && [true, 1, '1', 'true'].some((yes) => yes === owned));
  if (email === undefined || !isVerified) throw new SsoFailed('emailUnverified');
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (domains.length > 0 && !domains.includes(domain)) throw new SsoFailed('emailElsewhere');
  return { subject: sub, email, name: name ?? email };
}
