/** How far a stage or deliver step of an attempt has come. */
export type DatasetWork = {
  /** Records staged, or the number of the next new batch. */
  position: number;
  new: number;
  changed: number;
  unchanged: number;
  delivered: number;
  failed: number;
  parked: number;
  batches: number;
};

/** The columns of `DatasetWork`, of table `dataset_work w`. */
export const WORK_COLUMNS =
  'w.position, w.new, w.changed, w.unchanged, w.delivered, w.failed, w.parked, w.batches';
