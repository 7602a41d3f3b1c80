/** Questions to a tenant's folders, read once as a list. */
type Place = { id: string; parentId: string | null; name: string };

/** Path of each folder by its id: `Sales/Orders`. */
export function folderPaths(folders: readonly Place[]): Map<string, string> {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  return new Map(folders.map((folder) => [folder.id, pathNames(byId, folder).join('/')]));
}

/** The folder and everything in it. */
export function folderWithInner(folders: readonly Place[], id: string): string[] {
  const inner = folders.filter((folder) => folder.parentId === id);
  return [id, ...inner.flatMap((folder) => folderWithInner(folders, folder.id))];
}

/** 1 for a folder at the top. */
export function folderDepth(folders: readonly Place[], id: string | null): number {
  const folder = folders.find((each) => each.id === id);
  return folder === undefined ? 0 : 1 + folderDepth(folders, folder.parentId);
}

/** How many levels a folder holds, itself included. */
export function folderHeight(folders: readonly Place[], id: string): number {
  const inner = folders.filter((folder) => folder.parentId === id);
  return 1 + Math.max(0, ...inner.map((folder) => folderHeight(folders, folder.id)));
}

function pathNames(byId: ReadonlyMap<string, Place>, folder: Place): string[] {
  const parent = folder.parentId === null ? undefined : byId.get(folder.parentId);
  return parent === undefined ? [folder.name] : [...pathNames(byId, parent), folder.name];
}
