import { changeMember, listMemberships, listMembers as queryMembers, shownEmail } from '@flowbridge/db';
import { type Access, isRole, mayAct, type Person, type Role } from '../contract/access.ts';
import type { ChangeRoleInput, Me, MemberItem, RemoveMemberInput } from '../contract/people.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import { isSsoKind } from '../contract/sso.ts';
import type { ApiDeps } from '../deps.ts';

/** The signed-in person and the tenants they may switch to. */
export async function getMe(deps: ApiDeps, person: Person): Promise<Me> {
  const { id, name, email, onlyIn } = person;
  const memberships = await listMemberships(deps.db, { userId: id });
  const bySso = onlyIn !== undefined;
  return {
    user: { id, name, email: shownEmail(email) },
    bySso,
    tenants: memberships.flatMap(({ tenantId, role, ssoOnly, ssoKind: kind, ...tenant }) => {
      if (!isRole(role) || (bySso && tenantId !== onlyIn)) return [];
      const { code, timeZone } = tenant;
      const needsSso = ssoOnly && !bySso && role !== 'owner';
      const ssoKind = isSsoKind(kind) ? kind : null;
      return [{ id: tenantId, code, name: tenant.name, timeZone, role, needsSso, ssoKind }];
    }),
  };
}

export async function listMembers(deps: ApiDeps, { tenantId }: Access): Promise<MemberItem[]> {
  const rows = await queryMembers(deps.db, { tenantId });
  return rows.map(({ userId, name, email, knownAs, role, createdAt }) => ({
    userId,
    name,
    email,
    knownAs,
    role: isRole(role) ? role : 'viewer',
    since: createdAt.toISOString(),
  }));
}

/** Gives a member another role. Nobody hands out, or takes away, more than they have themselves. */
export async function changeRole(
  deps: ApiDeps,
  access: Access,
  { userId, role }: ChangeRoleInput,
): Promise<{ userId: string }> {
  await change(deps, access, { userId, role });
  return { userId };
}

export async function removeMember(
  deps: ApiDeps,
  access: Access,
  { userId }: RemoveMemberInput,
): Promise<{ userId: string }> {
  await change(deps, access, { userId, role: null });
  return { userId };
}

async function change(
  deps: ApiDeps,
  access: Access,
  { userId, role }: { userId: string; role: Role | null },
): Promise<void> {
  const { tenantId } = access;
  const member = (await queryMembers(deps.db, { tenantId })).find((each) => each.userId === userId);
  if (!member) throw notFound('member');
  const touched: Role[] = [isRole(member.role) ? member.role : 'viewer', ...(role === null ? [] : [role])];
  const beyond = touched.find((each) => !mayAct(access.role, each));
  if (beyond !== undefined) {
    throw new Refusal('forbidden', { details: { needed: beyond, role: access.role } });
  }
  const outcome = await changeMember(deps.db, { tenantId, userId, role, by: access.userId });
  switch (outcome) {
    case 'changed':
      return;
    case 'notFound':
      throw notFound('member');
    case 'lastOwner':
      throw new Refusal('lastOwner', {
        message: 'A tenant keeps at least one owner.',
        hint: 'Make somebody else owner first.',
      });
  }
}
