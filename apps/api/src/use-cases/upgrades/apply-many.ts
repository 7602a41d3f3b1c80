/** Many families, each for itself: what refuses does not keep the others from being upgraded. */
import type { Access } from '../../contract/access.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { ApplyManyInput, FamilyResult, FamilyResults } from '../../contract/upgrades.ts';
import type { ApiDeps } from '../../deps.ts';
import { requireConnections } from '../bind-flow.ts';
import { requireFlow } from '../resolve-version.ts';
import { applyLoaded } from './apply-upgrade.ts';
import { attempt } from './attempt.ts';
import { type Family, findFamilies } from './find-families.ts';
import { loadFamily } from './load-upgrade.ts';

export async function applyMany(
  deps: ApiDeps,
  access: Access,
  { ids, conflicts, values }: ApplyManyInput,
): Promise<FamilyResults> {
  const families = await findFamilies(deps, access);
  const known = new Map<Family, FamilyResult>();
  const results: FamilyResult[] = [];
  // One after the other: a hundred at once would take the connections of everybody else.
  for (const id of ids) {
    const family = families.find(({ rows }) => rows.some((row) => row.id === id));
    const before = family && known.get(family);
    const result =
      before ??
      (await attempt(deps, () =>
        family
          ? applyTo(deps, access, { family, conflicts, given: values?.[id] })
          : upToDate(deps, access, id),
      ));
    if (family) known.set(family, result);
    results.push(result);
  }
  return { results };
}

type Given = NonNullable<ApplyManyInput['values']>[string];
type One = { family: Family; conflicts: ApplyManyInput['conflicts']; given: Given | undefined };

async function applyTo(
  deps: ApiDeps,
  access: Access,
  { family, conflicts, given = {} }: One,
): Promise<FamilyResult> {
  const flowIds = family.rows.map((row) => row.id);
  const order = { ...given, ...(conflicts === 'wait' ? {} : { rest: conflicts }) };
  await requireConnections(deps, access, { connections: given.connections ?? {} });
  try {
    const loaded = await loadFamily(deps, access, { family });
    const { flows: _, ...done } = await applyLoaded(deps, access, { loaded, order });
    return { ok: true, flowIds, did: 'upgraded', ...done };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'upgradeUndecided') throw error;
    return { ok: true, flowIds, did: 'waits', conflicts: Number(error.details.conflicts) };
  }
}

async function upToDate(deps: ApiDeps, access: Access, id: string): Promise<FamilyResult> {
  await requireFlow(deps, access, id);
  return { ok: true, flowIds: [id], did: 'upToDate' };
}
