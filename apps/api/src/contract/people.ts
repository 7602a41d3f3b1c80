import { z } from 'zod';
import { type Role, roles } from './access.ts';
import { idInput } from './paging.ts';
import type { SsoKind } from './sso.ts';

export type Me = {
  /** `email` null: a provider made the account and vouches for no address. */
  user: { id: string; name: string; email: string | null };
  /** Signed in by a tenant's identity provider: then the only tenant is that one. */
  bySso: boolean;
  /** `timeZone` is the one in which the tenant's runs write dates. */
  tenants: {
    id: string;
    code: string;
    name: string;
    timeZone: string;
    role: Role;
    /** The tenant opens by single sign-on, not by the password this person signed in with. */
    needsSso: boolean;
    /** How people of the tenant sign in beside passwords; null: not at all. */
    ssoKind: SsoKind | null;
  }[];
};

export type MemberItem = {
  userId: string;
  name: string;
  /** Null: the account has none; `knownAs` says who it is. */
  email: string | null;
  /** What DingTalk or WeCom knows them by (their user id there); null for everybody else. */
  knownAs: string | null;
  role: Role;
  since: string;
};

export const changeRoleInput = z.strictObject({ userId: idInput, role: z.enum(roles) });
export type ChangeRoleInput = z.infer<typeof changeRoleInput>;

export const removeMemberInput = z.strictObject({ userId: idInput });
export type RemoveMemberInput = z.infer<typeof removeMemberInput>;

/** How callers of HTTP triggers prove themselves. */
export const credentialKinds = ['appCode', 'basic', 'hmacKey', 'jwtSecret'] as const;
export type CredentialKind = (typeof credentialKinds)[number];

const credentialFlows = z.array(idInput).max(200);

const credentialCommon = {
  name: z.string().trim().min(1).max(200),
  /** From then on it opens nothing. Absent: good until it is revoked. */
  expiresAt: z.iso.datetime({ offset: true }).optional(),
  /** The flows whose triggers it opens; absent or empty: those of every flow. */
  flowIds: credentialFlows.optional(),
};

/** A value that the other system has given; absent: one is made. */
const givenSecret = (shortest: number) => z.string().min(shortest).max(1000).optional();

export const createCredentialInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('appCode'), ...credentialCommon }),
  z.strictObject({
    kind: z.literal('basic'),
    ...credentialCommon,
    /** Without a colon: it ends the user name on the wire. */
    userName: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^[^:]+$/),
  }),
  z.strictObject({ kind: z.literal('hmacKey'), ...credentialCommon, secret: givenSecret(8) }),
  /** HS256 wants a key as long as its hash. */
  z.strictObject({ kind: z.literal('jwtSecret'), ...credentialCommon, secret: givenSecret(32) }),
]);
export type CreateCredentialInput = z.infer<typeof createCredentialInput>;

export const rotateCredentialInput = z.strictObject({
  id: idInput,
  /** How long the present value goes on opening beside the new one; 0: it ends at once. */
  overlapHours: z
    .number()
    .min(0)
    .max(24 * 90),
  /** Of keys and token secrets: a value that the other system has given; absent: one is made. */
  secret: givenSecret(8),
});
export type RotateCredentialInput = z.infer<typeof rotateCredentialInput>;

export const setCredentialFlowsInput = z.strictObject({ id: idInput, flowIds: credentialFlows });
export type SetCredentialFlowsInput = z.infer<typeof setCredentialFlowsInput>;

export type CredentialItem = {
  id: string;
  kind: CredentialKind;
  name: string;
  /** With `basic` only. */
  userName: string | null;
  /** Last four characters of the value. */
  hint: string;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  /** To the minute. */
  lastUsedAt: string | null;
  /** The flows it is good for; empty: all. Those that are removed have no name. */
  flows: { id: string; name: string | null }[];
  /** The value from before a rotation, while it still opens. */
  former: { hint: string; until: string; lastUsedAt: string | null } | null;
};

/** `value` is the AppCode, password, key or secret; it is shown this once. */
export type CreatedCredential = CredentialItem & { value: string };
