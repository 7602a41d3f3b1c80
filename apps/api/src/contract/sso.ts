/** Single sign-on of a tenant by OpenID Connect. */
import { z } from 'zod';
import { type Role, roles } from './access.ts';

/** Plain http stays on this machine; the egress guard decides whether that may be called at all. */
const issuer = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((text) => {
    if (!URL.canParse(text)) return true;
    const { protocol, hostname, search, hash } = new URL(text);
    const isLocal = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
    return (protocol === 'https:' || isLocal) && search === '' && hash === '';
  }, 'must be an https address without query and fragment');

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/);

const claimName = z.string().trim().min(1).max(200);

export const ssoInput = z.strictObject({
  enabled: z.boolean(),
  issuer,
  clientId: z.string().trim().min(1).max(500),
  /** Absent: the one that is kept. Null: none, a public client. */
  clientSecret: z.string().min(1).max(2000).nullable().optional(),
  /** Beside `openid`. */
  scopes: z.array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/)).max(20),
  /** The claim that lists a person's groups. */
  groupsClaim: claimName,
  groupRoles: z
    .array(z.strictObject({ group: z.string().trim().min(1).max(200), role: z.enum(roles) }))
    .max(200),
  /** Of whoever has none of the groups; null: no place in the tenant. */
  defaultRole: z.enum(roles).nullable(),
  domains: z.array(domain).max(50),
  /** False: a password opens the tenant to owners only. */
  passwords: z.boolean(),
});
export type SsoInput = z.infer<typeof ssoInput>;

/** `clientSecret` is never given back. */
export type SsoSettings = Omit<SsoInput, 'clientSecret'> & { hasSecret: boolean };

export type SsoView = {
  /** Null: never set up. */
  settings: SsoSettings | null;
  /** What has to be registered with the provider. */
  redirectUri: string;
  signedOutUri: string;
  /** Signs people of the tenant in without asking for anything. */
  startUri: string;
};

/** Why a provider cannot be used as it is set up. */
export const ssoProblems = [
  'addressRefused',
  'unreachable',
  'notAProvider',
  'issuerMismatch',
  'badClient',
] as const;
export type SsoProblem = (typeof ssoProblems)[number];

export type SsoTest =
  | {
      ok: true;
      /** People can be signed out at the provider, too. */
      signsOut: boolean;
      /** Scopes that the provider does not list. */
      unknownScopes: string[];
    }
  | {
      ok: false;
      problem: SsoProblem;
      /** The provider's or the network's own words. */
      said: string;
    };

/** Why a sign-in ended on the sign-in page; travels in its address. */
export const ssoFailures = [
  'off',
  'unreachable',
  'badClient',
  'expired',
  'denied',
  'invalidToken',
  'emailUnverified',
  'emailElsewhere',
  'linkFirst',
  'noRole',
  'tooMany',
] as const;
export type SsoFailure = (typeof ssoFailures)[number];

/** A tenant's code, or an e-mail whose domain a tenant lists. */
export const findSsoInput = z.strictObject({ who: z.string().trim().min(1).max(320) });
export type FindSsoInput = z.infer<typeof findSsoInput>;

/** A tenant whose provider can be gone to. */
export type SsoChoice = { code: string; name: string };

export type GroupRole = { group: string; role: Role };
