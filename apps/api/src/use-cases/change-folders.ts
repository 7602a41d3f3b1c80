/** The tenant's folders: read, made, renamed, moved, removed. A folder that is not empty stays. */
import {
  type FolderChange,
  listFolders as queryFolders,
  changeFolders as writeFolders,
} from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import {
  type ChangeFolderInput,
  type CreateFolderInput,
  FOLDER_DEPTH,
  type FolderItem,
  folderName,
} from '../contract/folders.ts';
import type { ById } from '../contract/paging.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { folderDepth, folderHeight, folderPaths, folderWithInner } from './folder-tree.ts';

type Tree = { id: string; parentId: string | null; name: string; flows: number }[];

export async function listFolders(deps: ApiDeps, { tenantId }: Access): Promise<FolderItem[]> {
  const rows = await queryFolders(deps.db, { tenantId });
  const paths = folderPaths(rows);
  return rows.map((row) => ({ ...row, path: paths.get(row.id) ?? row.name }));
}

export async function createFolder(
  deps: ApiDeps,
  access: Access,
  { name, parentId = null }: CreateFolderInput,
): Promise<{ id: string }> {
  const [id = ''] = await change(deps, access, (tree) => {
    requirePlace(tree, parentId, { name, height: 1 });
    return [{ do: 'insert', parentId, name }];
  });
  return { id };
}

/** Renames and moves. A folder does not go into itself or what lies in it. */
export async function changeFolder(
  deps: ApiDeps,
  access: Access,
  { id, ...wanted }: ChangeFolderInput,
): Promise<{ id: string }> {
  await change(deps, access, (tree) => {
    const folder = requireFolder(tree, id);
    const name = wanted.name ?? folder.name;
    const parentId = wanted.parentId === undefined ? folder.parentId : wanted.parentId;
    if (parentId !== null && folderWithInner(tree, id).includes(parentId)) {
      throw new Refusal('folderInItself', { message: 'A folder cannot lie in itself.', path: 'parentId' });
    }
    requirePlace(tree, parentId, { name, height: folderHeight(tree, id), besides: id });
    return [{ do: 'update', id, parentId, name }];
  });
  return { id };
}

export async function removeFolder(deps: ApiDeps, access: Access, { id }: ById): Promise<{ id: string }> {
  await change(deps, access, (tree) => {
    const folder = requireFolder(tree, id);
    const folders = tree.filter((each) => each.parentId === id).length;
    if (folder.flows > 0 || folders > 0) {
      throw new Refusal('folderNotEmpty', {
        message: `The folder still holds ${folder.flows} flows and ${folders} folders.`,
        hint: 'Move or remove what is in it first.',
        details: { flows: folder.flows, folders },
      });
    }
    return [{ do: 'remove', id }];
  });
  return { id };
}

/** The id of the folder at a path, whose missing folders are made; null for the empty path. */
export async function folderAtPath(deps: ApiDeps, access: Access, path: string): Promise<string | null> {
  const names = path.split('/').map((name) => name.trim());
  if (path.trim() === '') return null;
  const wrong = names.find((name) => !folderName.safeParse(name).success);
  if (wrong !== undefined || names.length > FOLDER_DEPTH) {
    throw new Refusal('invalidInput', {
      message: `A folder's path is 1 to ${FOLDER_DEPTH} names of at most 80 characters, parted by slashes.`,
      path: 'folder',
    });
  }
  let parentId: string | null = null;
  for (const name of names) parentId = await folderInside(deps, access, { parentId, name });
  return parentId;
}

/** The folder of this name, made if it is not there. */
async function folderInside(
  deps: ApiDeps,
  access: Access,
  { parentId, name }: { parentId: string | null; name: string },
): Promise<string> {
  let known: string | undefined;
  const [made] = await change(deps, access, (tree) => {
    known = tree.find((each) => each.parentId === parentId && each.name === name)?.id;
    return known === undefined ? [{ do: 'insert', parentId, name }] : [];
  });
  return known ?? made ?? '';
}

function change(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  decide: (tree: Tree) => FolderChange[],
): Promise<string[]> {
  return writeFolders(deps.db, { tenantId, userId, decide });
}

export function requireFolder<Folder extends { id: string }>(tree: readonly Folder[], id: string): Folder {
  const folder = tree.find((each) => each.id === id);
  if (folder === undefined) throw notFound('folder');
  return folder;
}

/** Refuses a place that is not there, is taken by the name, or lies too deep. */
function requirePlace(
  tree: Tree,
  parentId: string | null,
  { name, height, besides }: { name: string; height: number; besides?: string },
): void {
  if (parentId !== null) requireFolder(tree, parentId);
  if (tree.some((each) => each.parentId === parentId && each.name === name && each.id !== besides)) {
    throw new Refusal('nameTaken', { message: `There already is a folder “${name}” here.`, path: 'name' });
  }
  if (folderDepth(tree, parentId) + height > FOLDER_DEPTH) {
    throw new Refusal('folderTooDeep', {
      message: `Folders lie at most ${FOLDER_DEPTH} deep.`,
      path: 'parentId',
      details: { most: FOLDER_DEPTH },
    });
  }
}
