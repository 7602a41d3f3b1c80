import { listMemberships, listUpgrades as queryDone, type UpgradeGroupRow } from '@flowbridge/db';
import { z } from 'zod';
import { type Access, isRole, type Person } from '../../contract/access.ts';
import { may } from '../../contract/capabilities.ts';
import type {
  ListDoneInput,
  TenantDone,
  TenantUpgrades,
  UpgradeDone,
  UpgradeItem,
} from '../../contract/upgrades.ts';
import type { ApiDeps } from '../../deps.ts';
import { findFamilies } from './find-families.ts';

/** The families of the tenant's flows that are behind their template. */
export async function listUpgrades(deps: ApiDeps, access: Access): Promise<UpgradeItem[]> {
  return (await findFamilies(deps, access)).map(({ item }) => item);
}

/** The same of every tenant in which the person may upgrade flows; tenants with nothing to upgrade are left out. */
export function listUpgradesEverywhere(deps: ApiDeps, person: Person): Promise<TenantUpgrades[]> {
  return inEachTenant(deps, person, (access) => listUpgrades(deps, access));
}

/** The tenant's upgrades that were done, newest first. */
export async function listDone(
  deps: ApiDeps,
  { tenantId }: Access,
  { flowId }: ListDoneInput,
): Promise<UpgradeDone[]> {
  return (await queryDone(deps.db, { tenantId, flowId })).map(viewDone);
}

export function listDoneEverywhere(deps: ApiDeps, person: Person): Promise<TenantDone[]> {
  return inEachTenant(deps, person, (access) => listDone(deps, access, {}));
}

/** One after the other: a person of a hundred tenants takes no connections from others. */
async function inEachTenant<Item>(
  deps: ApiDeps,
  person: Person,
  list: (access: Access) => Promise<Item[]>,
): Promise<{ tenant: { id: string; code: string; name: string }; items: Item[] }[]> {
  const found = [];
  for (const { tenantId, code, name, role } of await listMemberships(deps.db, { userId: person.id })) {
    if (!isRole(role) || !may(role, 'templates.use')) continue;
    const items = await list({ tenantId, userId: person.id, role });
    if (items.length > 0) found.push({ tenant: { id: tenantId, code, name }, items });
  }
  return found;
}

const bilingual = z.object({ en: z.string(), zh: z.string() });

function viewDone({ templateKey, templateNames, at, rolledBackAt, ...row }: UpgradeGroupRow): UpgradeDone {
  const names = bilingual.safeParse(templateNames);
  return {
    ...row,
    at: at.toISOString(),
    rolledBackAt: rolledBackAt?.toISOString() ?? null,
    template: { key: templateKey, names: names.success ? names.data : null },
  };
}
