/** Beginning a setup, and keeping where it stands. */
import { insertSetup, keepSetup as keep, newId } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import { notFound } from '../../contract/refusal.ts';
import type { BeginSetupInput, KeepSetupInput } from '../../contract/setups.ts';
import type { ApiDeps } from '../../deps.ts';
import { requireConnection } from '../find-connection.ts';
import { getTemplate } from '../packages/list-templates.ts';

export async function beginSetup(
  deps: ApiDeps,
  access: Access,
  { templateId, version, connectionId, ...setup }: BeginSetupInput,
): Promise<{ id: string }> {
  const { tenantId, userId } = access;
  await getTemplate(deps, access, { id: templateId, language: 'en', version });
  if (connectionId !== undefined) await requireConnection(deps, access, connectionId);
  const id = newId();
  await insertSetup(deps.db, {
    ...setup,
    id,
    tenantId,
    userId,
    templateId,
    templateVersion: version,
    connectionIds: connectionId === undefined ? [] : [connectionId],
  });
  return { id };
}

export async function keepSetup(
  deps: ApiDeps,
  access: Access,
  { id, step, choices, connectionId }: KeepSetupInput,
): Promise<{ id: string }> {
  const { tenantId } = access;
  if (connectionId !== undefined) await requireConnection(deps, access, connectionId);
  if (!(await keep(deps.db, { tenantId, id, step, choices, connectionId }))) throw notFound('setup');
  return { id };
}
