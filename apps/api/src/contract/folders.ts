/** Folders hold flows and folders; tags are words that flows carry. */
import { z } from 'zod';
import { idInput } from './paging.ts';

/** How deep folders may lie in each other. */
export const FOLDER_DEPTH = 5;
/** Tags a flow may carry. */
export const FLOW_TAGS = 20;

/** Without a slash: it parts the folders of a path. */
export const folderName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^/\r\n\t]+$/);
/** Names of folders from the top, parted by slashes: `Sales/Orders`. */
export const folderPath = z.string().trim().max(400);
export const tagName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\r\n\t,]+$/);

export const createFolderInput = z.strictObject({
  name: folderName,
  /** Absent or null: at the top. */
  parentId: idInput.nullish(),
});
export type CreateFolderInput = z.infer<typeof createFolderInput>;

export const changeFolderInput = z.strictObject({
  id: idInput,
  /** Absent: stays. */
  name: folderName.optional(),
  /** Where it goes; null: to the top; absent: stays. */
  parentId: idInput.nullish(),
});
export type ChangeFolderInput = z.infer<typeof changeFolderInput>;

export type FolderItem = {
  id: string;
  parentId: string | null;
  name: string;
  /** Names from the top: `Sales/Orders`. */
  path: string;
  /** Flows right inside. */
  flows: number;
};

/** What the flows of a tenant can be filtered by. */
export type FlowFacets = {
  total: number;
  /** Flows in no folder. */
  unfiled: number;
  tags: { tag: string; flows: number }[];
  connectors: string[];
};
