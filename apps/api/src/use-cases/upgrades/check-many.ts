/** Many families as one upgrade would make them: what is to decide, what is to be given, what would be wrong. Changes nothing. */
import type { Access } from '../../contract/access.ts';
import type { CheckManyInput, FamilyCheck, FamilyChecks } from '../../contract/upgrades.ts';
import type { ApiDeps } from '../../deps.ts';
import { requireFlow } from '../resolve-version.ts';
import { attempt } from './attempt.ts';
import { checkLoaded } from './check-upgrade.ts';
import { type Family, findFamilies } from './find-families.ts';
import { loadFamily } from './load-upgrade.ts';

export async function checkMany(
  deps: ApiDeps,
  access: Access,
  { ids, conflicts, values }: CheckManyInput,
): Promise<FamilyChecks> {
  const families = await findFamilies(deps, access);
  const rest = conflicts === 'wait' ? {} : { rest: conflicts };
  const results: FamilyCheck[] = [];
  // One after the other: a hundred at once would take the connections of everybody else.
  for (const id of ids) {
    const family = families.find(({ rows }) => rows.some((row) => row.id === id));
    const order = { ...rest, ...values?.[id] };
    results.push(
      await attempt(deps, () => (family ? one(deps, access, { family, order }) : upToDate(deps, access, id))),
    );
  }
  return { results };
}

type One = { family: Family; order: Parameters<typeof checkLoaded>[2]['order'] };

async function one(deps: ApiDeps, access: Access, { family, order }: One): Promise<FamilyCheck> {
  const loaded = await loadFamily(deps, access, { family });
  const { flows, parameters, connectors, lacks, otherErrors } = await checkLoaded(deps, access, {
    loaded,
    order,
  });
  return {
    ok: true,
    flowIds: family.rows.map(({ id }) => id),
    version: loaded.item.to,
    conflicts: flows.reduce((sum, { open }) => sum + open, 0),
    fits: flows.every(({ fits }) => fits),
    parameters,
    connectors,
    lacks,
    otherErrors,
  };
}

async function upToDate(deps: ApiDeps, access: Access, id: string): Promise<FamilyCheck> {
  await requireFlow(deps, access, id);
  return { ok: false, code: 'upgradeNone', message: 'There is no newer version of the template.' };
}
