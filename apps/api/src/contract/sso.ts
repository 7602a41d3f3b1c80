/** Single sign-on of a tenant: by OpenID Connect, by DingTalk, by WeCom. */
import { z } from 'zod';
import { type Role, roles } from './access.ts';

export const ssoKinds = ['oidc', 'dingtalk', 'wecom'] as const;
export type SsoKind = (typeof ssoKinds)[number];

export const isSsoKind = (text: string | null): text is SsoKind =>
  (ssoKinds as readonly (string | null)[]).includes(text);

/** Plain http stays on this machine; the egress guard decides whether that may be called at all. */
const address = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((text) => {
    if (!URL.canParse(text)) return true;
    const { protocol, hostname, search, hash, username, password } = new URL(text);
    const isLocal = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
    const isPlain = search === '' && hash === '' && username === '' && password === '';
    return (protocol === 'https:' || isLocal) && isPlain;
  }, 'must be an https address without query and fragment');

/** Under which the system's own paths lie; kept without the slash at its end. */
const baseAddress = address.transform((text) => text.replace(/\/+$/, ''));

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/);

const claimName = z.string().trim().min(1).max(200);
/** An id as DingTalk and WeCom give them. */
const systemId = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_-]{1,128}$/);
const secret = z.string().min(1).max(2000);

const common = {
  enabled: z.boolean(),
  groupRoles: z
    .array(z.strictObject({ group: z.string().trim().min(1).max(200), role: z.enum(roles) }))
    .max(200),
  /** Of whoever has none of the groups; null: no place in the tenant. */
  defaultRole: z.enum(roles).nullable(),
  /** False: a password opens the tenant to owners only. */
  passwords: z.boolean(),
};

const oidcInput = z.strictObject({
  kind: z.literal('oidc'),
  ...common,
  issuer: address,
  clientId: z.string().trim().min(1).max(500),
  /** Absent: the one that is kept. Null: none, a public client. */
  clientSecret: secret.nullable().optional(),
  /** Beside `openid`. */
  scopes: z.array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/)).max(20),
  /** The claim that lists a person's groups. */
  groupsClaim: claimName,
  domains: z.array(domain).max(50),
});

const dingtalkInput = z.strictObject({
  kind: z.literal('dingtalk'),
  ...common,
  /** Of the enterprise whose internal app this is; its members enter, nobody else. */
  corpId: systemId,
  /** The app's Client ID (AppKey). */
  clientId: systemId,
  /** Absent: the one that is kept. */
  clientSecret: secret.optional(),
  /** Of a dedicated installation; null: the public ones. */
  addresses: z.strictObject({ login: baseAddress, api: baseAddress, oapi: baseAddress }).nullable(),
});

const wecomInput = z.strictObject({
  kind: z.literal('wecom'),
  ...common,
  corpId: systemId,
  /** The app's AgentId. */
  agentId: z.int().min(1).max(2_147_483_647),
  /** The app's Secret. Absent: the one that is kept. */
  clientSecret: secret.optional(),
  /** Of a private installation; null: the public ones. */
  addresses: z.strictObject({ login: baseAddress, api: baseAddress }).nullable(),
});

export const ssoInput = z.discriminatedUnion('kind', [oidcInput, dingtalkInput, wecomInput]);
export type SsoInput = z.infer<typeof ssoInput>;

export const ssoSettings = z.discriminatedUnion('kind', [
  oidcInput.omit({ clientSecret: true }),
  dingtalkInput.omit({ clientSecret: true }),
  wecomInput.omit({ clientSecret: true }),
]);
/** Without the secret, which is never given back. */
export type SsoSettings = z.infer<typeof ssoSettings>;

export type SsoView = {
  /** Null: never set up. */
  settings: (SsoSettings & { hasSecret: boolean }) | null;
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
  'badCorp',
  'badAgent',
  'ipRefused',
  'noPermission',
  'busy',
  'unexpected',
] as const;
export type SsoProblem = (typeof ssoProblems)[number];

/** `value` is what a role is given by; `label` says where in the enterprise it is. */
export type KnownGroup = { value: string; label: string };

export type SsoTest =
  | {
      ok: true;
      /** People can be signed out at the provider, too. */
      signsOut: boolean;
      /** Scopes that the provider does not list. */
      unknownScopes: string[];
      /** The groups a role can be given by, where the provider lists them. */
      groups: KnownGroup[];
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
  'notMember',
  'wrongEnterprise',
  'outOfRange',
  'redirectRefused',
  'ipRefused',
  'noPermission',
  'busy',
  'tooMany',
] as const;
export type SsoFailure = (typeof ssoFailures)[number];

/** Within the console only: `//host` and `/\\host` are other sites. */
export const consolePath = z
  .string()
  .max(1000)
  .regex(/^\/(?![/\\])[^\r\n]*$/);

/** A tenant's code, or an e-mail whose domain a tenant lists. */
export const findSsoInput = z.strictObject({ who: z.string().trim().min(1).max(320) });
export type FindSsoInput = z.infer<typeof findSsoInput>;

/** A tenant whose provider can be gone to. */
export type SsoChoice = { code: string; name: string; kind: SsoKind };

/** A member who is signed in with a password goes to the provider, to be its person from now on. */
export const linkSsoInput = z.strictObject({
  tenant: z.string().toLowerCase().max(100),
  returnTo: consolePath.catch('/flows'),
});

export type GroupRole = { group: string; role: Role };
