/** A record of the ledger as readers see it. JSON stays text: whoever needs values parses it losslessly. */

export const recordStates = ['pending', 'delivering', 'delivered', 'failed', 'parked'] as const;
export type RecordState = (typeof recordStates)[number];

export type DatasetRecordRow = {
  key: string;
  state: RecordState;
  /** JSON text of the business fields by name. */
  fieldsJson: string;
  /** The target's own id of it. */
  targetId: string | null;
  /** Parked because nobody knows whether the target has it. */
  uncertain: boolean;
  tries: number;
  /** Of a failed record: when it is tried again. */
  nextTryAt: Date;
  /** JSON text of the failure, or null. */
  errorJson: string | null;
  stagedRunId: string;
  stagedAt: Date;
  /** The run whose batch held it last. */
  triedRunId: string | null;
  triedAt: Date | null;
  deliveredAt: Date | null;
};

/** The columns of `DatasetRecordRow`, of table `dataset_record r`. */
export const RECORD_COLUMNS = `
  r.key, r.state, r.fields AS "fieldsJson", r.target_id AS "targetId", r.uncertain, r.tries,
  r.next_try_at AS "nextTryAt", r.error AS "errorJson", r.staged_run_id AS "stagedRunId",
  r.staged_at AS "stagedAt", r.tried_run_id AS "triedRunId", r.tried_at AS "triedAt",
  r.delivered_at AS "deliveredAt"`;
