import { findApiKey, listMemberships } from '@flowbridge/db';
import type { Request } from 'express';
import { isLoopback } from '../auth/client-address.ts';
import { type Access, isRole } from '../contract/access.ts';
import { type Capability, capabilities, may } from '../contract/capabilities.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { hashKey } from '../use-cases/manage-credentials.ts';

/**
 * Who calls, in which tenant, and whether their role allows it. The key is looked up by its hash; the tenant is named by code
 * in `X-Flowbridge-Tenant`, or is the only one the key's user belongs to.
 */
export async function authenticate(
  deps: ApiDeps,
  request: Request,
  { needs, loopbackKeys }: { needs: Capability; loopbackKeys: boolean },
): Promise<Access> {
  const user = await findUserOfKey(deps, request, loopbackKeys);
  const memberships = await listMemberships(deps.db, { userId: user.id });
  const code = request.get('x-flowbridge-tenant');
  if (code === undefined && memberships.length !== 1) {
    throw new Refusal('tenantRequired', {
      message: 'The key has several tenants.',
      hint: 'Name one by its code in the header X-Flowbridge-Tenant.',
    });
  }
  const member = code === undefined ? memberships[0] : memberships.find((each) => each.code === code);
  if (!member || !isRole(member.role)) throw notFound('tenant');
  if (!may(member.role, needs)) {
    const level = capabilities[needs].role;
    throw new Refusal('forbidden', {
      message: `This call needs the role ${level}.`,
      details: { needed: level, role: member.role },
    });
  }
  return { tenantId: member.tenantId, userId: user.id, role: member.role };
}

async function findUserOfKey(deps: ApiDeps, request: Request, loopbackKeys: boolean) {
  const [, key] = /^Bearer\s+(\S{1,512})$/i.exec(request.get('authorization') ?? '') ?? [];
  const found = key === undefined ? undefined : await findApiKey(deps.db, { hash: hashKey(key) });
  const expired = found?.expiresAt !== undefined && found.expiresAt !== null && found.expiresAt <= new Date();
  // Absent, unknown, expired and used from the wrong place answer alike.
  if (!found || expired || (found.loopbackOnly && !(loopbackKeys && isLoopback(request)))) {
    throw new Refusal('unauthenticated', {
      message: 'A valid API key is required.',
      hint: 'Send `Authorization: Bearer <key>`.',
    });
  }
  return found.user;
}
