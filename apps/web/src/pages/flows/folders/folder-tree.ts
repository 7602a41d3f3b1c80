import type { ServerOutputs } from '../../../server/trpc.ts';

export type Folder = ServerOutputs['folders']['list'][number];
/** `total` counts the flows of the folder and of all folders in it. */
export type FolderNode = Folder & { children: FolderNode[]; total: number };

/** The folders as a tree, in the order they came in. */
export function folderTree(folders: readonly Folder[], parentId: string | null = null): FolderNode[] {
  return folders
    .filter((folder) => folder.parentId === parentId)
    .map((folder) => {
      const children = folderTree(folders, folder.id);
      const total = children.reduce((sum, child) => sum + child.total, folder.flows);
      return { ...folder, children, total };
    });
}

/** Where a folder may go: everywhere but into itself and what lies in it. */
export function possibleParents(folders: readonly Folder[], id: string): Folder[] {
  const inside = (folder: Folder): boolean => {
    if (folder.id === id) return true;
    const parent = folders.find((each) => each.id === folder.parentId);
    return parent !== undefined && inside(parent);
  };
  return folders.filter((folder) => !inside(folder));
}

export const byPath = (folders: readonly Folder[]) =>
  [...folders].sort((left, right) => left.path.localeCompare(right.path));
