import { type ApiKeyRow, findApiKey, listMemberships, type Membership, noteKeyUse } from '@flowbridge/db';
import type { Request } from 'express';
import { isLoopback } from '../auth/client-address.ts';
import { type Access, isRole } from '../contract/access.ts';
import { type Capability, capabilities, may } from '../contract/capabilities.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { hashKey } from '../use-cases/manage-credentials.ts';

/**
 * Who calls, in which tenant, and whether their role allows it. The key is looked up by its hash; the tenant is named by code
 * in `X-Flowbridge-Tenant`, or is the only one the key is good in.
 */
export async function authenticate(
  deps: ApiDeps,
  request: Request,
  { needs, loopbackKeys }: { needs: Capability; loopbackKeys: boolean },
): Promise<Access> {
  const key = await findGoodKey(deps, request, loopbackKeys);
  const { tenantId, role } = await findPlaceOf(deps, key, request.get('x-flowbridge-tenant'));
  if (!isRole(role)) throw notFound('tenant');
  await noteUse(deps, key, tenantId);
  if (!may(role, needs)) {
    const level = capabilities[needs].role;
    throw new Refusal('forbidden', {
      message: {
        en: `This call needs the role ${level}.`,
        zh: `此调用需要角色 ${level}，该密钥的角色是 ${role}。`,
      },
      details: { needed: level, role },
    });
  }
  return { tenantId, userId: key.user.id, role };
}

/** The key that is sent, neither revoked nor expired. Who has it whole is told why it opens nothing; others learn nothing. */
async function findGoodKey(deps: ApiDeps, request: Request, loopbackKeys: boolean): Promise<ApiKeyRow> {
  const [, key] = /^Bearer\s+(\S{1,512})$/i.exec(request.get('authorization') ?? '') ?? [];
  const found = key === undefined ? undefined : await findApiKey(deps.db, { hash: hashKey(key) });
  // Absent, unknown and used from the wrong place answer alike.
  if (!found || (found.loopbackOnly && !(loopbackKeys && isLoopback(request)))) {
    throw new Refusal('unauthenticated', {
      message: 'A valid API key is required.',
      hint: 'Send `Authorization: Bearer <key>`.',
    });
  }
  const { revokedAt, expiresAt } = found;
  if (revokedAt !== null) throw keyRevoked(revokedAt);
  if (expiresAt !== null && expiresAt <= new Date()) {
    throw new Refusal('keyExpired', {
      message: {
        en: `This API key was good until ${expiresAt.toISOString()}.`,
        zh: `此 API 密钥已于 ${expiresAt.toISOString()} 过期。`,
      },
      hint: MAKE_ANOTHER,
      details: { expiredAt: expiresAt.toISOString() },
    });
  }
  return found;
}

const MAKE_ANOTHER = {
  en: 'Make another one in the console: Settings, API keys.',
  zh: '请在控制台“设置 › API 密钥”中新建一个。',
};

function keyRevoked(at: Date): Refusal {
  return new Refusal('keyRevoked', {
    message: {
      en: `This API key was revoked at ${at.toISOString()}.`,
      zh: `此 API 密钥已于 ${at.toISOString()} 吊销。`,
    },
    hint: MAKE_ANOTHER,
    details: { revokedAt: at.toISOString() },
  });
}

/**
 * The tenant that is meant, among those the key is good in. A key for all tenants was made by somebody with a password: where
 * people enter by single sign-on only, it opens as little as the password, but for an owner.
 */
async function findPlaceOf(deps: ApiDeps, key: ApiKeyRow, code: string | undefined): Promise<Membership> {
  const closedAt = (tenantId: string) => key.places.find((each) => each.tenantId === tenantId)?.closedAt;
  const memberships = (await listMemberships(deps.db, { userId: key.user.id })).filter(
    ({ tenantId }) => key.tenantId === null || key.tenantId === tenantId,
  );
  const open = code === undefined ? memberships.filter(({ tenantId }) => !closedAt(tenantId)) : memberships;
  if (code === undefined && open.length !== 1) {
    throw new Refusal('tenantRequired', {
      message: 'The key has several tenants.',
      hint: 'Name one by its code in the header X-Flowbridge-Tenant.',
    });
  }
  const place = code === undefined ? open[0] : open.find((each) => each.code === code);
  if (!place) throw notFound('tenant');
  const closed = closedAt(place.tenantId);
  if (closed) throw keyRevoked(closed);
  if (key.tenantId === null && place.ssoOnly && place.role !== 'owner') {
    throw new Refusal('ssoRequired', {
      message: { en: 'This tenant is entered by single sign-on.', zh: '该租户通过单点登录进入。' },
      hint: {
        en: 'Make a key for it in the console, signed in there.',
        zh: '请通过单点登录进入该租户，在控制台中为其新建密钥。',
      },
    });
  }
  return place;
}

const MINUTE_MS = 60_000;

/** Once a minute and tenant, so that a busy caller costs a write a minute and no more. */
async function noteUse(deps: ApiDeps, key: ApiKeyRow, tenantId: string): Promise<void> {
  const lastUsedAt = key.places.find((each) => each.tenantId === tenantId)?.lastUsedAt;
  if (lastUsedAt && lastUsedAt.getTime() > Date.now() - MINUTE_MS) return;
  await noteKeyUse(deps.db, { keyId: key.id, tenantId });
}
