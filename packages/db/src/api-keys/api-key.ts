import type { Prisma } from '../generated/client.ts';

/** A key as one tenant sees it: without its hash, and with what became of it there only. */
export type ApiKeyItemRow = {
  id: string;
  /** The only tenant it is good in; null: all of its user's. */
  tenantId: string | null;
  name: string;
  prefix: string | null;
  loopbackOnly: boolean;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  /** Last used in this tenant, to the minute. */
  lastUsedAt: Date | null;
  /** Shut out of this tenant by an administrator. */
  closedAt: Date | null;
  user: { id: string; name: string };
};

/** The keys that are good in a tenant: made for it, or for all tenants of somebody who belongs to it. */
export const keysOfTenant = (tenantId: string): Prisma.ApiKeyWhereInput => ({
  OR: [{ tenantId }, { tenantId: null, user: { members: { some: { tenantId } } } }],
});

export const apiKeyFields = (tenantId: string) =>
  ({
    id: true,
    tenantId: true,
    name: true,
    prefix: true,
    loopbackOnly: true,
    createdAt: true,
    expiresAt: true,
    revokedAt: true,
    user: { select: { id: true, name: true } },
    places: { where: { tenantId }, select: { lastUsedAt: true, closedAt: true } },
  }) satisfies Prisma.ApiKeySelect;

type Selected = Prisma.ApiKeyGetPayload<{ select: ReturnType<typeof apiKeyFields> }>;

export function apiKeyItemRow({ places: [place], ...key }: Selected): ApiKeyItemRow {
  return { ...key, lastUsedAt: place?.lastUsedAt ?? null, closedAt: place?.closedAt ?? null };
}
