/** Variables of a tenant. What a secret one holds is sealed here and opened by runners only. */
import { deleteVariable, findVariable, insertVariable, listVariables, updateVariable } from '@flowbridge/db';
import type { Access } from '../../contract/access.ts';
import { notFound, Refusal } from '../../contract/refusal.ts';
import type {
  ChangeVariableInput,
  CreateVariableInput,
  RemoveVariableInput,
  ValueUsage,
  VariableInput,
  VariableItem,
} from '../../contract/tenant-values.ts';
import type { ApiDeps } from '../../deps.ts';
import { findUsages, refuseIfUsed } from './find-usages.ts';
import { storedContent, viewVariable } from './variable-content.ts';

export async function listTenantVariables(deps: ApiDeps, { tenantId }: Access): Promise<VariableItem[]> {
  return (await listVariables(deps.db, { tenantId })).map(viewVariable);
}

export async function createVariable(
  deps: ApiDeps,
  access: Access,
  { key, content, description }: CreateVariableInput,
): Promise<{ key: string }> {
  const stored = await storedContent(deps, access, { key, content });
  const { tenantId, userId } = access;
  const isNew = await insertVariable(deps.db, { tenantId, key, content: stored, description, userId });
  if (!isNew) throw new Refusal('nameTaken', { path: 'key', message: `There is a variable “${key}”.` });
  return { key };
}

/** Changes a variable for every run from then on; runs that have begun keep what they read. */
export async function changeVariable(
  deps: ApiDeps,
  access: Access,
  { key, content, description }: ChangeVariableInput,
): Promise<{ key: string }> {
  const { tenantId, userId } = access;
  const stored = content && (await storedContent(deps, access, { key, content }));
  const changed = await updateVariable(deps.db, { tenantId, key, content: stored, description, userId });
  if (!changed) throw notFound('variable');
  return { key };
}

export async function variableUsages(
  deps: ApiDeps,
  { tenantId }: Access,
  { key }: VariableInput,
): Promise<ValueUsage[]> {
  if (!(await findVariable(deps.db, { tenantId, key }))) throw notFound('variable');
  return findUsages(deps, { tenantId, of: { variable: key } });
}

/** Removes a variable; one that flows use only when the caller says so. */
export async function removeVariable(
  deps: ApiDeps,
  access: Access,
  { key, evenIfUsed = false }: RemoveVariableInput,
): Promise<{ key: string }> {
  const { tenantId, userId } = access;
  if (!evenIfUsed) refuseIfUsed(await variableUsages(deps, access, { key }));
  if (!(await deleteVariable(deps.db, { tenantId, key, userId }))) throw notFound('variable');
  return { key };
}
