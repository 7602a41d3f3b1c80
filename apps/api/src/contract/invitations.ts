import { z } from 'zod';
import { type Role, roles } from './access.ts';

/** What a link carries: 32 random bytes. */
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const email = z
  .email()
  .max(200)
  .transform((text) => text.toLowerCase());

export const createInvitationInput = z.strictObject({
  role: z.enum(roles),
  /** Only this person may accept; absent: whoever has the link. */
  email: email.optional(),
  /** Days until the link is worthless. */
  days: z.int().min(1).max(90).default(7),
});
export type CreateInvitationInput = z.infer<typeof createInvitationInput>;

export const invitationToken = z.strictObject({ token });
export type InvitationToken = z.infer<typeof invitationToken>;

export const joinInput = z.strictObject({
  token,
  name: z.string().trim().min(1).max(200),
  email,
  password: z.string().min(10).max(256),
});
export type JoinInput = z.infer<typeof joinInput>;

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired';

export type InvitationItem = {
  id: string;
  /** Null: whoever has the link. */
  email: string | null;
  role: Role;
  state: InvitationState;
  invitedBy: string;
  createdAt: string;
  expiresAt: string;
  /** Who accepted, and when. */
  acceptedBy: string | null;
  acceptedAt: string | null;
};

/** `link` is shown this once. `mail`: `off` without SMTP or without an address. */
export type CreatedInvitation = {
  id: string;
  link: string;
  expiresAt: string;
  mail: 'sent' | 'failed' | 'off';
};

/** What a link's holder sees before accepting. */
export type InvitationView = {
  tenantName: string;
  role: Role;
  state: InvitationState;
  invitedBy: string;
  email: string | null;
  expiresAt: string;
  /** There is an account of `email`: its owner signs in instead of making one. */
  accountExists: boolean;
};
