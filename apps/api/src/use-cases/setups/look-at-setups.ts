/** Setups that are not finished. */
import { listSetups as readSetups, type SetupRow } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import type { ById } from '../../contract/paging.ts';
import { notFound } from '../../contract/refusal.ts';
import { type SetupDetail, type SetupItem, setupChoices, setupSteps } from '../../contract/setups.ts';
import type { ApiDeps } from '../../deps.ts';

export async function listSetups(deps: ApiDeps, { tenantId }: Access): Promise<SetupItem[]> {
  const rows = await readSetups(deps.db, { tenantId });
  return rows.map(view);
}

export async function getSetup(deps: ApiDeps, access: Access, { id }: ById): Promise<SetupDetail> {
  const row = await requireSetup(deps, access, id);
  const choices = setupChoices.safeParse(row.choices);
  return {
    ...view(row),
    templateVersion: row.templateVersion,
    choices: choices.success ? choices.data : null,
  };
}

/** The tenant's setup, or the refusal `notFound`. */
export async function requireSetup(deps: ApiDeps, { tenantId }: Access, id: string): Promise<SetupRow> {
  const [row] = await readSetups(deps.db, { tenantId, id });
  if (!row) throw notFound('setup');
  return row;
}

function view(row: SetupRow): SetupItem {
  const { id, templateId, name, rootFlowId, flows, userId, userName } = row;
  return {
    id,
    templateId,
    name,
    step: setupSteps.find((each) => each === row.step) ?? 'connections',
    rootFlowId,
    flows,
    begunBy: userId !== null && userName !== null ? { id: userId, name: userName } : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
