import type { ClientBase } from 'pg';
import { COUNT_MOVES } from './count-moves.ts';
import type { DatasetWork } from './dataset-work.ts';
import type { RunLease } from './hold-dataset.ts';

/** JSON texts of a record; no two of a chunk have the same key. */
export type NewRecord = { key: string; hash: string; source: string; fields: string };

export type StageRecords = {
  datasetId: string;
  path: string;
  /** Records of the step's list done after this. */
  position: number;
  now: Date;
  records: readonly NewRecord[];
  /** Records of the chunk that a later one with the same key replaced, by what they would have been. */
  replaced: { changed: number; unchanged: number };
};

/**
 * Upserts records by key and hash: a new one waits, a changed one waits anew, an unchanged one is left alone. New content of a
 * record that is being delivered is kept aside until that is settled; one that is parked because nobody knows whether
 * the target has it stays parked. Answers the step's counts. The dataset is held (`holdDataset`).
 */
export async function stageRecords(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runId, attempt }: RunLease,
  { datasetId, path, position, now, records, replaced }: StageRecords,
): Promise<Pick<DatasetWork, 'new' | 'changed' | 'unchanged'> | undefined> {
  const { rows } = await client.query<DatasetWork>(STATEMENT, [
    tenantId,
    datasetId,
    runId,
    attempt,
    path,
    position,
    now,
    replaced.changed,
    replaced.unchanged,
    records.map((record) => record.key),
    records.map((record) => record.hash),
    records.map((record) => record.source),
    records.map((record) => record.fields),
  ]);
  return rows[0];
}

/** Columns that new content sets, unless the record is being delivered. */
const CONTENT = [
  ['hash', 'e.hash'],
  ['source', 'e.source'],
  ['fields', 'e.fields'],
  ['sequence', 'e.number'],
  ['staged_run_id', '$3'],
  ['staged_at', '$7'],
] as const;

/**
 * Records are found by their key one by one and changed by where they were found: the planner, which knows nothing of a
 * dataset that has just been filled, once chose to walk the whole dataset for every record. Nobody else moves them meanwhile,
 * because the dataset is held.
 */
const STATEMENT = `
WITH seen AS (
  SELECT i.*, r.place, r.state AS was, r.state = 'delivering' AS held, r.state = 'parked' AND r.uncertain AS asks,
    coalesce(r.next_hash, r.hash) AS newest
  FROM unnest($10::text[], $11::text[], $12::text[], $13::text[]) WITH ORDINALITY AS i(key, hash, source, fields, at)
  LEFT JOIN LATERAL (
    SELECT d.ctid AS place, d.state, d.uncertain, d.hash, d.next_hash FROM dataset_record d
    WHERE d.tenant_id = $1 AND d.dataset_id = $2 AND d.key = i.key LIMIT 1) r ON true),
changed AS (
  UPDATE dataset_record r SET
    ${CONTENT.map(([column, value]) => `${column} = CASE WHEN e.held THEN r.${column} ELSE ${value} END`)},
    next_hash = CASE WHEN e.held AND e.hash <> r.hash THEN e.hash END,
    next_source = CASE WHEN e.held AND e.hash <> r.hash THEN e.source END,
    next_fields = CASE WHEN e.held AND e.hash <> r.hash THEN e.fields END,
    state = CASE WHEN e.held OR e.asks THEN r.state ELSE 'pending' END,
    tries = CASE WHEN e.held OR e.asks THEN r.tries ELSE 0 END,
    error = CASE WHEN e.held OR e.asks THEN r.error END,
    next_try_at = CASE WHEN e.held OR e.asks THEN r.next_try_at ELSE $7 END
  FROM (SELECT *, nextval('dataset_record_sequence_seq') AS number FROM seen WHERE newest <> hash ORDER BY at) e
  WHERE r.ctid = e.place
  RETURNING e.was, r.state AS is_now),
added AS (
  INSERT INTO dataset_record
    (tenant_id, dataset_id, key, state, hash, source, fields, next_try_at, staged_run_id, staged_at)
  SELECT $1, $2, key, 'pending', hash, source, fields, $7, $3, $7 FROM seen WHERE place IS NULL ORDER BY at
  RETURNING state AS is_now),
moves AS (SELECT was, is_now FROM changed UNION ALL SELECT NULL, is_now FROM added),
${COUNT_MOVES},
told AS (
  SELECT (SELECT count(*) FROM added) AS new, (SELECT count(*) FROM changed) + $8::int AS changed,
    (SELECT count(*) FROM seen WHERE newest = hash) + $9::int AS unchanged)
INSERT INTO dataset_work AS w (tenant_id, run_id, attempt, path, dataset_id, position, new, changed, unchanged)
SELECT $1, $3, $4, $5, $2, $6, t.new, t.changed, t.unchanged FROM told t
ON CONFLICT (tenant_id, run_id, attempt, path) DO UPDATE SET position = excluded.position,
  new = w.new + excluded.new, changed = w.changed + excluded.changed, unchanged = w.unchanged + excluded.unchanged
RETURNING w.new, w.changed, w.unchanged`;
