/** The ledger: datasets of records with their delivery state. */
import { z } from 'zod';
import { pageInput } from './paging.ts';
import type { RunFailure } from './runs.ts';

export const recordStates = ['pending', 'delivering', 'delivered', 'failed', 'parked'] as const;
export type RecordState = (typeof recordStates)[number];

/** A dataset is called by its name, which flows use too. */
export const datasetInput = z.strictObject({ dataset: z.string().min(1).max(60) });
export type DatasetInput = z.infer<typeof datasetInput>;

export const listDatasetsInput = pageInput.extend({
  /** In the name. */
  search: z.string().max(200).optional(),
});
export type ListDatasetsInput = z.infer<typeof listDatasetsInput>;

const recordKey = z.string().min(1).max(400);

export const listRecordsInput = pageInput.extend({
  ...datasetInput.shape,
  state: z.enum(recordStates).optional(),
  /** How the key begins. */
  key: z.string().max(400).optional(),
});
export type ListRecordsInput = z.infer<typeof listRecordsInput>;

export const recordInput = datasetInput.extend({ key: recordKey });
export type RecordInput = z.infer<typeof recordInput>;

/** Keys a person chose at once. */
const chosenKeys = z.array(recordKey).min(1).max(1_000);

/** These records, whatever became of them; or all failed or parked ones that the target does not have for sure. */
export const resendInput = z.union([
  datasetInput.extend({ keys: chosenKeys }),
  datasetInput.extend({ state: z.enum(['failed', 'parked']) }),
]);
export type ResendInput = z.infer<typeof resendInput>;

/** The target has these failed or parked records: a person looked. */
export const confirmInput = datasetInput.extend({ keys: chosenKeys });
export type ConfirmInput = z.infer<typeof confirmInput>;

export type DatasetItem = {
  name: string;
  counts: Record<RecordState, number>;
  createdAt: string;
  changedAt: string;
};

export type RecordItem = {
  key: string;
  state: RecordState;
  /** JSON text of the business fields by name. */
  fieldsJson: string;
  targetId: string | null;
  /** Parked because nobody knows whether the target has it. */
  uncertain: boolean;
  /** Deliveries that did not succeed, since the content is what it is. */
  tries: number;
  /** Of a failed record: from when on it is tried again. */
  nextTryAt: string | null;
  error: RunFailure | null;
  stagedRunId: string;
  stagedAt: string;
  /** The run whose batch held it last. */
  triedRunId: string | null;
  triedAt: string | null;
  deliveredAt: string | null;
};

/** JSON texts; null where there is none. */
export type RecordDetail = RecordItem & {
  sourceJson: string;
  mappedJson: string | null;
  answeredJson: string | null;
  /** Content staged while the record is being delivered. */
  nextSourceJson: string | null;
};
