/** Lists are read page by page: `cursor` is opaque text of the former page's answer. */
import { z } from 'zod';

export const idInput = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);

export const pageInput = z.object({
  cursor: z.string().max(500).nullish(),
  /** Items a page; default 50. */
  limit: z.int().min(1).max(200).optional(),
});
export type PageInput = z.infer<typeof pageInput>;

export const byId = z.strictObject({ id: idInput });
export type ById = z.infer<typeof byId>;

/** `nextCursor` is null on the last page. */
export type Page<Item> = { items: Item[]; nextCursor: string | null };
