/** Invitations as those handle them who got a link. Holding the link is what proves that one may look and accept. */
import {
  acceptInvitation as becomeMember,
  type FoundInvitation,
  findInvitation,
  findUser,
  type NewUser,
  newId,
} from '@flowbridge/db';
import { hashPassword } from 'better-auth/crypto';
import { isRole, type Person } from '../../contract/access.ts';
import type { InvitationToken, InvitationView, JoinInput } from '../../contract/invitations.ts';
import { notFound, Refusal } from '../../contract/refusal.ts';
import type { ApiDeps } from '../../deps.ts';
import { hashKey } from '../manage-credentials.ts';
import { stateOf } from './manage-invitations.ts';

export async function lookAtInvitation(deps: ApiDeps, { token }: InvitationToken): Promise<InvitationView> {
  const found = await requireInvitation(deps, token);
  const { tenantName, role, email, expiresAt, invitedByName } = found;
  return {
    tenantName,
    role: isRole(role) ? role : 'viewer',
    state: stateOf(found),
    invitedBy: invitedByName,
    email,
    expiresAt: expiresAt.toISOString(),
    accountExists: email !== null && (await findUser(deps.db, { email })) !== undefined,
  };
}

/** Makes a signed-in person a member. An invitation to an address is for the person of that address. */
export async function acceptInvitation(
  deps: ApiDeps,
  person: Person,
  { token }: InvitationToken,
): Promise<{ tenantId: string }> {
  if (person.onlyIn !== undefined) {
    throw new Refusal('ssoElsewhere', {
      message: 'A session of one tenant’s single sign-on counts in that tenant only.',
      hint: 'Sign in with your password, then open the link again.',
    });
  }
  const invitation = await requireInvitation(deps, token);
  if (invitation.email !== null && invitation.email !== person.email.toLowerCase()) {
    throw new Refusal('invitationForAnother', { message: 'The invitation is for another address.' });
  }
  return join(deps, invitation, { id: person.id });
}

/** Makes an account and its owner a member; signing in is the next thing they do. */
export async function joinByInvitation(
  deps: ApiDeps,
  { token, name, email, password }: JoinInput,
): Promise<{ tenantId: string }> {
  const invitation = await requireInvitation(deps, token);
  if (stateOf(invitation) !== 'open') throw over(invitation);
  if (invitation.email !== null && invitation.email !== email) {
    throw new Refusal('invitationForAnother', {
      path: 'email',
      message: 'The invitation is for another address.',
    });
  }
  const passwordHash = await hashPassword(password);
  return join(deps, invitation, { id: newId(), name, email, passwordHash });
}

async function join(
  deps: ApiDeps,
  invitation: FoundInvitation,
  user: { id: string } | NewUser,
): Promise<{ tenantId: string }> {
  const outcome = await becomeMember(deps.db, { invitationId: invitation.id, user });
  switch (outcome) {
    case 'accepted':
      return { tenantId: invitation.tenantId };
    case 'memberAlready':
      throw new Refusal('memberAlready', { message: 'They belong to the tenant already.' });
    case 'emailTaken':
      throw new Refusal('emailTaken', {
        path: 'email',
        message: 'There is an account of this address.',
        hint: 'Sign in with it and open the link again.',
      });
    case 'over':
      throw over(invitation);
  }
}

function over(invitation: FoundInvitation): Refusal {
  return new Refusal('invitationOver', {
    message: 'The invitation is not open any more.',
    hint: 'Ask for a new one.',
    details: { state: stateOf(invitation) },
  });
}

async function requireInvitation(deps: ApiDeps, token: string): Promise<FoundInvitation> {
  const found = await findInvitation(deps.db, { tokenHash: hashKey(token) });
  if (!found) throw notFound('invitation');
  return found;
}
