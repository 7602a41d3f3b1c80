/** Invitations as administrators handle them. The link's token is kept as its hash only. */
import { randomBytes } from 'node:crypto';
import {
  revokeInvitation as endInvitation,
  findTenant,
  type InvitationRow,
  insertInvitation,
  newId,
  listInvitations as queryInvitations,
} from '@flowbridge/db';
import { type Access, isRole, mayAct, type Role } from '../../contract/access.ts';
import type {
  CreatedInvitation,
  CreateInvitationInput,
  InvitationItem,
  InvitationState,
} from '../../contract/invitations.ts';
import type { ById } from '../../contract/paging.ts';
import { notFound, Refusal } from '../../contract/refusal.ts';
import type { ApiDeps } from '../../deps.ts';
import { hashKey } from '../manage-credentials.ts';
import { invitationMail } from './invitation-mail.ts';

const DAY_MS = 86_400_000;

export async function listInvitations(deps: ApiDeps, { tenantId }: Access): Promise<InvitationItem[]> {
  return (await queryInvitations(deps.db, { tenantId })).map(view);
}

/** Makes a link that is good once. Nobody invites to more than they may do themselves. */
export async function createInvitation(
  deps: ApiDeps,
  access: Access,
  { role, email, days }: CreateInvitationInput,
): Promise<CreatedInvitation> {
  if (!mayAct(access.role, role)) {
    throw new Refusal('forbidden', { path: 'role', details: { needed: role, role: access.role } });
  }
  const { tenantId, userId } = access;
  const id = newId();
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + days * DAY_MS);
  await insertInvitation(deps.db, {
    id,
    tenantId,
    tokenHash: hashKey(token),
    email: email ?? null,
    role,
    invitedBy: userId,
    expiresAt,
  });
  const link = `${deps.publicUrl()}/invitation/${token}`;
  const mail =
    email === undefined ? 'off' : await sendLink(deps, { tenantId, to: email, role, link, expiresAt });
  return { id, link, expiresAt: expiresAt.toISOString(), mail };
}

/** Makes a link worthless; members who came by it stay. */
export async function revokeInvitation(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id }: ById,
): Promise<{ id: string }> {
  if (!(await endInvitation(deps.db, { tenantId, invitationId: id, userId }))) throw notFound('invitation');
  return { id };
}

type Link = { tenantId: string; to: string; role: Role; link: string; expiresAt: Date };

/** A mail that cannot be sent takes nothing back: the link is shown and can be handed over. */
async function sendLink(deps: ApiDeps, { tenantId, ...link }: Link): Promise<CreatedInvitation['mail']> {
  if (!deps.mailer) return 'off';
  const tenant = await findTenant(deps.db, { tenantId });
  try {
    await deps.mailer.send(invitationMail({ ...link, tenantName: tenant?.name ?? '' }));
    return 'sent';
  } catch (error) {
    deps.log.warn({ err: error }, 'an invitation could not be mailed');
    return 'failed';
  }
}

function view({ role, email, id, ...row }: InvitationRow): InvitationItem {
  return {
    id,
    email,
    role: isRole(role) ? role : 'viewer',
    state: stateOf(row),
    invitedBy: row.invitedByName,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    acceptedBy: row.acceptedByName,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
  };
}

type Ends = { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date };

export function stateOf({ acceptedAt, revokedAt, expiresAt }: Ends): InvitationState {
  if (acceptedAt) return 'accepted';
  if (revokedAt) return 'revoked';
  return expiresAt <= new Date() ? 'expired' : 'open';
}
