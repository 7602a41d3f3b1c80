/** One change for many flows. Each flow is changed for itself: what could not be done is answered, not thrown. */
import { z } from 'zod';
import { tagName } from './folders.ts';
import { idInput } from './paging.ts';
import type { RefusalCode } from './refusal.ts';

export const MOST_FLOWS = 500;

export const manyIds = z.array(idInput).min(1).max(MOST_FLOWS);

export const manyFlowsInput = z.strictObject({ ids: manyIds });
export type ManyFlowsInput = z.infer<typeof manyFlowsInput>;

export const switchManyInput = manyFlowsInput.extend({ enabled: z.boolean() });
export type SwitchManyInput = z.infer<typeof switchManyInput>;

/** `folderId` null: out of their folders. */
export const moveManyInput = manyFlowsInput.extend({ folderId: idInput.nullable() });
export type MoveManyInput = z.infer<typeof moveManyInput>;

export const tagManyInput = manyFlowsInput.extend({
  add: z.array(tagName).max(20).default([]),
  remove: z.array(tagName).max(100).default([]),
});
export type TagManyInput = z.infer<typeof tagManyInput>;

/** What became of one flow: done, or the refusal. */
export type FlowResult =
  | { ok: true }
  | { ok: false; code: RefusalCode; message: string; path?: string; hint?: string };

/** In the order of the ids that were given. */
export type ManyResults = { results: FlowResult[] };
