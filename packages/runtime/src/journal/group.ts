/** One group commit: what goes to the database in one statement, as rows of cells. */
import { type Cell, columns, timestamp } from './columns.ts';
import type { RunHead, RunRow } from './run-head.ts';

export type Row = readonly Cell[];

export type Group = {
  /** Runs whose row is not in the database yet. */
  inserts: Row[];
  /** Runs whose row changes. */
  updates: Row[];
  /** Runs that only add to their journal: their lease is checked and locked. */
  holds: Row[];
  steps: Row[];
  payloads: Row[];
  /** How far long loops have come, and which lines they stand for. */
  checkpoints: Row[];
  /** Runs that ended well: nothing kept for recovery alone is needed any more. */
  cleared: Row[];
  /** Business keys of runs that are inserted. */
  keys: Row[];
  jobs: Row[];
};

export function emptyGroup(): Group {
  return {
    inserts: [],
    updates: [],
    holds: [],
    steps: [],
    payloads: [],
    checkpoints: [],
    cleared: [],
    keys: [],
    jobs: [],
  };
}

export const INSERT_COLUMNS = columns(
  ['id', 'text'],
  ['tenant_id', 'text'],
  ['flow_id', 'text'],
  ['version_id', 'text'],
  ['mode', 'text'],
  ['is_test', 'boolean'],
  ['test_order', 'text'],
  ['attempt', 'int'],
  ['trigger_key', 'text'],
  ['trigger_kind', 'text'],
  ['dedupe_key', 'text'],
  ['duplicate_of', 'text'],
  ['parent_run_id', 'text'],
  ['parent_path', 'text'],
  ['node_id', 'text'],
  ['lease_number', 'int'],
  ['accepted_at', 'timestamptz'],
  ['trigger_input', 'text'],
  ['trigger_payload', 'text'],
  ['state', 'text'],
  ['started_at', 'timestamptz'],
  ['ended_at', 'timestamptz'],
  ['output', 'text'],
  ['output_payload', 'text'],
  ['error', 'text'],
  ['counts', 'text'],
  ['answer', 'text'],
  ['waits_for', 'text'],
);

/** The changing columns, in `INSERT_COLUMNS` the last nine. */
const CHANGING = INSERT_COLUMNS.slice(-9);

export const UPDATE_COLUMNS = [...columns(['id', 'text'], ['lease_number', 'int']), ...CHANGING];
export const CHANGED_NAMES = CHANGING.map((column) => column.name);

export const HOLD_COLUMNS = columns(['id', 'text'], ['lease_number', 'int']);

export const STEP_COLUMNS = columns(
  ['run_accepted_at', 'timestamptz'],
  ['run_id', 'text'],
  ['attempt', 'int'],
  ['sequence', 'int'],
  ['tenant_id', 'text'],
  ['path', 'text'],
  ['step_id', 'text'],
  ['state', 'text'],
  ['try_number', 'int'],
  ['started_at', 'timestamptz'],
  ['duration_ms', 'int'],
  ['input', 'text'],
  ['output', 'text'],
  ['error', 'text'],
  ['request', 'text'],
  ['response', 'text'],
  ['sampled_out', 'boolean'],
);

export const PAYLOAD_COLUMNS = columns(
  ['run_accepted_at', 'timestamptz'],
  ['run_id', 'text'],
  ['id', 'text'],
  ['tenant_id', 'text'],
  ['size', 'int'],
  ['body', 'text'],
);

export const CHECKPOINT_COLUMNS = columns(
  ['run_accepted_at', 'timestamptz'],
  ['run_id', 'text'],
  ['attempt', 'int'],
  ['path', 'text'],
  ['tenant_id', 'text'],
  ['sequence', 'int'],
  ['body', 'text'],
  ['drop_from', 'int'],
  ['drop_to', 'int'],
);

export const CLEARED_COLUMNS = columns(
  ['run_accepted_at', 'timestamptz'],
  ['run_id', 'text'],
  ['attempt', 'int'],
);

export const KEY_COLUMNS = columns(
  ['tenant_id', 'text'],
  ['run_id', 'text'],
  ['name', 'text'],
  ['value', 'text'],
);

export const JOB_COLUMNS = columns(['name', 'text'], ['payload', 'text'], ['run_at', 'timestamptz']);

export function insertCells(head: RunHead, row: RunRow): Row {
  return [
    head.id,
    head.tenantId,
    head.flowId,
    head.versionId,
    head.mode,
    head.isTest,
    head.test === undefined ? undefined : JSON.stringify(head.test),
    head.attempt,
    head.triggerKey,
    head.triggerKind,
    head.dedupeKey,
    head.duplicateOf,
    head.parentRunId,
    head.parentPath,
    head.nodeId,
    head.leaseNumber,
    timestamp(head.acceptedAtMs),
    row.triggerInput,
    row.triggerPayload,
    ...changingCells(row),
  ];
}

export function updateCells(head: RunHead, row: RunRow): Row {
  return [head.id, head.leaseNumber, ...changingCells(row)];
}

function changingCells(row: RunRow): Cell[] {
  return [
    row.state,
    row.startedAtMs === undefined ? undefined : timestamp(row.startedAtMs),
    row.endedAtMs === undefined ? undefined : timestamp(row.endedAtMs),
    row.output,
    row.outputPayload,
    row.error,
    row.counts,
    row.answer,
    row.waitsFor,
  ];
}
