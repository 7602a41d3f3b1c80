import {
  type ApiKeyItemRow,
  insertApiKey,
  listApiKeys,
  listMemberships,
  revokeApiKey as revokeKeyRow,
} from '@flowbridge/db';
import type { Access, Person } from '../../contract/access.ts';
import type { ApiKeyItem, CreateApiKeyInput, CreatedApiKey } from '../../contract/api-keys.ts';
import type { ById } from '../../contract/paging.ts';
import { notFound, Refusal } from '../../contract/refusal.ts';
import type { ApiDeps } from '../../deps.ts';
import { newKey } from './new-key.ts';

/** Of one person in one tenant, not counting those that have ended. */
const MOST_KEYS = 50;
const DAY_MS = 86_400_000;
/** How long an ended key stays in the list. */
const REMEMBERED_MS = 90 * DAY_MS;

export async function listOwnKeys(deps: ApiDeps, { tenantId, userId }: Access): Promise<ApiKeyItem[]> {
  return (await listApiKeys(deps.db, { tenantId, userId })).map(view);
}

/** The keys of all members that are good in the tenant. */
export async function listAllKeys(deps: ApiDeps, { tenantId }: Access): Promise<ApiKeyItem[]> {
  return (await listApiKeys(deps.db, { tenantId })).map(view);
}

/**
 * Makes a key that acts as its person. It is told this once and kept as a hash. Who is signed in by one tenant's identity
 * provider makes keys for that tenant only: the provider's word counts in no other.
 */
export async function createKey(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { person, input: { name, days, allTenants } }: { person: Person; input: CreateApiKeyInput },
): Promise<CreatedApiKey> {
  if (allTenants && person.onlyIn !== undefined) {
    throw new Refusal('ssoElsewhere', {
      path: 'allTenants',
      message: 'A key for all tenants takes a sign-in by password.',
    });
  }
  const now = new Date();
  const good = (await listApiKeys(deps.db, { tenantId, userId })).filter((each) => isGood(each, now));
  if (good.length >= MOST_KEYS) {
    throw new Refusal('tooManyKeys', {
      message: `A person has at most ${MOST_KEYS} keys.`,
      hint: 'Revoke one that is not used any more.',
      details: { most: MOST_KEYS },
    });
  }
  if (good.some((each) => each.name === name)) {
    throw new Refusal('nameTaken', { path: 'name', message: 'There is a key of this name.' });
  }
  const { key, prefix, hash } = newKey();
  const row = await insertApiKey(deps.db, {
    userId,
    tenantId,
    tenantIds: allTenants
      ? (await listMemberships(deps.db, { userId })).map((each) => each.tenantId)
      : [tenantId],
    allTenants,
    name,
    hash,
    prefix,
    expiresAt: days === null ? null : new Date(now.getTime() + days * DAY_MS),
    forgetBefore: new Date(now.getTime() - REMEMBERED_MS),
  });
  return { ...view(row), key };
}

/** Ends a key of one's own at once, in every tenant it is good in; from single sign-on, in the provider's tenant only. */
export function revokeOwnKey(
  deps: ApiDeps,
  access: Access,
  { person, id }: { person: Person; id: string },
): Promise<{ id: string }> {
  return revoke(deps, access, { id, ownerId: access.userId, everywhere: person.onlyIn === undefined });
}

/** Ends a member's key at once: one for several tenants in this one only, whose administrator has no say in others. */
export function revokeAnyKey(deps: ApiDeps, access: Access, { id }: ById): Promise<{ id: string }> {
  return revoke(deps, access, { id, everywhere: false });
}

async function revoke(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id, ...how }: { id: string; ownerId?: string; everywhere: boolean },
): Promise<{ id: string }> {
  const revoked = await revokeKeyRow(deps.db, { keyId: id, tenantId, by: userId, ...how });
  if (!revoked) throw notFound('apiKey');
  return { id };
}

const isGood = ({ revokedAt, closedAt, expiresAt }: ApiKeyItemRow, now: Date): boolean =>
  revokedAt === null && closedAt === null && (expiresAt === null || expiresAt > now);

function view(row: ApiKeyItemRow): ApiKeyItem {
  const { tenantId, loopbackOnly, user, createdAt, lastUsedAt, expiresAt, revokedAt, closedAt, ...rest } =
    row;
  return {
    ...rest,
    allTenants: tenantId === null,
    thisMachineOnly: loopbackOnly,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    person: user,
  };
}
