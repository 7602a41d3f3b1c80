/** Many runs retried or cancelled by one order. */
import { z } from 'zod';
import { idInput, pageInput } from './paging.ts';
import { type RunState, runFilterInput } from './runs.ts';

/** Most runs one order may name by id. */
export const MAX_BULK_IDS = 1_000;

/** Runs by id, or all that match the filters of the runs list at this moment. */
export const bulkSelectionInput = z.union([
  z.strictObject({ ids: z.array(idInput).min(1).max(MAX_BULK_IDS) }),
  // Strict: a misspelt condition must not select everything.
  z.strictObject({ filter: z.strictObject(runFilterInput.shape) }),
]);
export type BulkSelectionInput = z.infer<typeof bulkSelectionInput>;

/** Runs a minute; absent: as fast as the database takes them. */
const perMinute = z.int().min(1).max(6_000).optional();

export const startBulkInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('retry'),
    selection: bulkSelectionInput,
    from: z.enum(['trigger', 'failedStep', 'failedItems']).default('trigger'),
    /** Which document the new attempts run: the one each run ran, or its flow's published one or draft at this moment. */
    version: z.enum(['same', 'published', 'draft']).default('same'),
    /** The first run goes alone; the others follow only when it succeeds. */
    canary: z.boolean().default(false),
    perMinute,
  }),
  z.strictObject({ kind: z.literal('cancel'), selection: bulkSelectionInput, perMinute }),
]);
export type StartBulkInput = z.infer<typeof startBulkInput>;

export const listBulkInput = pageInput;
export type ListBulkInput = z.infer<typeof listBulkInput>;

export const bulkStates = ['canary', 'running', 'done', 'stopped', 'canaryFailed'] as const;
export type BulkState = (typeof bulkStates)[number];

export const bulkRefusalCodes = [
  'runNotEnded',
  'runEnded',
  'duplicate',
  'nothingFailed',
  'notPublished',
  'notFound',
] as const;
export type BulkRefusalCode = (typeof bulkRefusalCodes)[number];

export type BulkItem = {
  id: string;
  kind: 'retry' | 'cancel';
  state: BulkState;
  from: 'trigger' | 'failedStep' | 'failedItems';
  version: 'same' | 'published' | 'draft';
  perMinute: number | null;
  /** Runs selected when it was ordered. */
  total: number;
  done: number;
  /** Runs that could not be retried or cancelled; the first 100 are named. */
  refused: number;
  refusals: { runId: string; code: BulkRefusalCode }[];
  /** How the attempts of a retry stand. */
  outcomes: Partial<Record<RunState, number>>;
  canaryRunId: string | null;
  requestedBy: { id: string; name: string } | null;
  createdAt: string;
  endedAt: string | null;
};
