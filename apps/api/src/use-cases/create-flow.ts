import { insertFlow, newId } from '@flowbridge/db';
import { emptyDocument } from '@flowbridge/flow';
import type { Access } from '../contract/access.ts';
import type { CreateFlowInput, DuplicateFlowInput } from '../contract/flows.ts';
import type { ApiDeps } from '../deps.ts';
import { folderAtPath, listFolders, requireFolder } from './change-folders.ts';
import { readBindings } from './flow-view.ts';
import { parseDocument, readDocument } from './read-document.ts';
import { requireFlow } from './resolve-version.ts';

/** A new flow, neither published nor enabled, with the given or an empty drawing. */
export async function createFlow(
  deps: ApiDeps,
  access: Access,
  input: CreateFlowInput,
): Promise<{ id: string; revision: number }> {
  const id = newId();
  await insertFlow(deps.db, {
    id,
    tenantId: access.tenantId,
    userId: access.userId,
    name: input.name,
    folderId: await chosenFolder(deps, access, input),
    draft: input.document === undefined ? emptyDocument() : parseDocument(input.document),
  });
  return { id, revision: 1 };
}

async function chosenFolder(
  deps: ApiDeps,
  access: Access,
  { folderId, folder }: CreateFlowInput,
): Promise<string | null> {
  if (!folderId) return folderAtPath(deps, access, folder ?? '');
  return requireFolder(await listFolders(deps, access), folderId).id;
}

/** A copy of a flow's draft with its connections and parameter values; addresses and schedules are its own. */
export async function duplicateFlow(
  deps: ApiDeps,
  access: Access,
  input: DuplicateFlowInput,
): Promise<{ id: string; revision: number }> {
  const original = await requireFlow(deps, access, input.id);
  const id = newId();
  await insertFlow(deps.db, {
    id,
    tenantId: access.tenantId,
    userId: access.userId,
    name: input.name,
    folderId: original.folderId,
    tags: original.tags,
    draft: readDocument(original.draft),
    bindings: readBindings(original.bindings),
  });
  return { id, revision: 1 };
}
