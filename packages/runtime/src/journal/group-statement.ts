/**
 * The one SQL statement of a group commit. Its text depends only on which parts the group has, so there are few texts and
 * PostgreSQL prepares each once. Atomic by itself: no BEGIN, one round trip, one wait for the disk.
 *
 * Fencing: rows of steps and payloads are inserted only for runs whose row was inserted here, or whose row still carries
 * the writer's lease number. Rows are locked (by UPDATE, or by FOR SHARE) so that a take-over waits for this commit and
 * a commit after a take-over finds no row.
 *
 * `repeatable` is the form for a second try after a lost connection, when nobody knows whether the first one committed:
 * rows that are there already are left alone.
 */
import { addJobsSql } from '@flowbridge/queue';
import { type Column, joinColumn, unnestColumns } from './columns.ts';
import {
  CHANGED_NAMES,
  CHECKPOINT_COLUMNS,
  CLEARED_COLUMNS,
  type Group,
  HOLD_COLUMNS,
  INSERT_COLUMNS,
  JOB_COLUMNS,
  PAYLOAD_COLUMNS,
  STEP_COLUMNS,
  UPDATE_COLUMNS,
} from './group.ts';

const PARTS: { key: keyof Group; columns: Column[] }[] = [
  { key: 'inserts', columns: INSERT_COLUMNS },
  { key: 'updates', columns: UPDATE_COLUMNS },
  { key: 'holds', columns: HOLD_COLUMNS },
  { key: 'steps', columns: STEP_COLUMNS },
  { key: 'payloads', columns: PAYLOAD_COLUMNS },
  { key: 'checkpoints', columns: CHECKPOINT_COLUMNS },
  { key: 'cleared', columns: CLEARED_COLUMNS },
  { key: 'jobs', columns: JOB_COLUMNS },
];

export type Statement = { name: string; text: string; values: string[] };

const texts = new Map<string, string>();

/** The statement that writes `group`. Its answer has the ids of the runs that were written. */
export function groupStatement(group: Group, { repeatable }: { repeatable: boolean }): Statement {
  const present = PARTS.filter((part) => group[part.key].length > 0);
  const name = `group${repeatable ? '-again' : ''}:${present.map((part) => part.key).join('+')}`;
  let text = texts.get(name);
  if (text === undefined) {
    text = writeText(new Set(present.map((part) => part.key)), repeatable);
    texts.set(name, text);
  }
  const values: string[] = [];
  for (const part of present)
    for (let index = 0; index < part.columns.length; index += 1)
      values.push(joinColumn(group[part.key], index));
  return { name, text, values };
}

function writeText(present: ReadonlySet<keyof Group>, repeatable: boolean): string {
  const sources = placeParameters(present);
  const ignore = repeatable ? ' ON CONFLICT DO NOTHING' : '';
  const fences: string[] = [];
  const parts: string[] = [];
  const fence = (name: string, sql: string) => {
    fences.push(`SELECT id FROM ${name}`);
    parts.push(`${name} AS (${sql})`);
  };
  const names = INSERT_COLUMNS.map((column) => column.name).join(', ');
  if (sources.inserts) {
    const upsert = ` ON CONFLICT (id) DO UPDATE SET ${CHANGED_NAMES.map((each) => `${each} = excluded.${each}`)}
       WHERE run.lease_number = excluded.lease_number`;
    fence(
      'inserted',
      `INSERT INTO run (${names}) SELECT * FROM ${sources.inserts}${repeatable ? upsert : ''} RETURNING id`,
    );
  }
  if (sources.updates) {
    // An answer that was given stays: a retry does not answer again.
    const sets = CHANGED_NAMES.map((each) =>
      each === 'answer' ? 'answer = coalesce(run.answer, u.answer)' : `${each} = u.${each}`,
    );
    fence(
      'updated',
      `UPDATE run SET ${sets.join(', ')} FROM ${sources.updates}
       WHERE run.id = u.id AND run.lease_number = u.lease_number RETURNING run.id`,
    );
  }
  if (sources.holds) {
    fence(
      'held',
      `SELECT run.id FROM run JOIN ${sources.holds} ON run.id = h.id AND run.lease_number = h.lease_number
       FOR SHARE OF run`,
    );
  }
  parts.push(`written AS (${fences.join(' UNION ALL ')})`);
  // A run that was inserted here is nobody else's: only rows of earlier runs need the check.
  const fenced = sources.updates || sources.holds || repeatable;
  const check = fenced ? ' WHERE s.run_id IN (SELECT id FROM written)' : '';
  if (sources.steps) {
    const stepNames = STEP_COLUMNS.map((column) => column.name).join(', ');
    parts.push(
      `steps AS (INSERT INTO step_run (${stepNames}) SELECT s.* FROM ${sources.steps}${check}${ignore})`,
    );
  }
  if (sources.payloads) {
    parts.push(`payloads AS (
      INSERT INTO payload (run_accepted_at, run_id, id, tenant_id, size, body)
      SELECT s.run_accepted_at, s.run_id, s.id, s.tenant_id, s.size, decode(s.body, 'base64')
      FROM ${sources.payloads}${check}${ignore})`);
  }
  if (sources.checkpoints) parts.push(...checkpointParts(sources.checkpoints));
  if (sources.cleared) parts.push(...clearParts(sources.cleared));
  let queued = '';
  if (sources.jobs) {
    const add = addJobsSql(sources.jobs);
    parts.push(`queued AS (${add})`);
    queued = ', (SELECT count(*) FROM queued) AS queued';
  }
  return `WITH ${parts.join(',\n')}\nSELECT id${queued} FROM written`;
}

/**
 * A checkpoint takes the place of the loop's former one, and lets go of what it stands for: lines kept for recovery alone, and
 * checkpoints of loops inside its finished iterations. What this very statement inserts it cannot delete; the engine lets
 * go of a line one checkpoint later for that reason.
 */
function checkpointParts(source: string): string[] {
  const inside = (path: string) => `starts_with(${path}, k.path || '[')`;
  const fenced = 'k.run_id IN (SELECT id FROM written)';
  return [
    `kept AS (INSERT INTO loop_checkpoint (run_id, attempt, path, tenant_id, sequence, body)
       SELECT k.run_id, k.attempt, k.path, k.tenant_id, k.sequence, decode(k.body, 'base64') FROM ${source}
       WHERE ${fenced}
       ON CONFLICT (run_id, attempt, path) DO UPDATE SET sequence = excluded.sequence, body = excluded.body)`,
    `dropped AS (DELETE FROM step_run d USING ${source} WHERE ${fenced}
       AND d.run_accepted_at = k.run_accepted_at AND d.run_id = k.run_id AND d.attempt = k.attempt
       AND d.sequence BETWEEN k.drop_from AND k.drop_to AND d.sampled_out AND ${inside('d.path')})`,
    `finished AS (DELETE FROM loop_checkpoint d USING ${source} WHERE ${fenced}
       AND d.run_id = k.run_id AND d.attempt = k.attempt
       AND d.sequence BETWEEN k.drop_from AND k.drop_to AND ${inside('d.path')})`,
  ];
}

function clearParts(source: string): string[] {
  const fenced = 'e.run_id IN (SELECT id FROM written)';
  return [
    `cleared_lines AS (DELETE FROM step_run d USING ${source} WHERE ${fenced}
       AND d.run_accepted_at = e.run_accepted_at AND d.run_id = e.run_id AND d.attempt = e.attempt AND d.sampled_out)`,
    `cleared_loops AS (DELETE FROM loop_checkpoint d USING ${source} WHERE ${fenced} AND d.run_id = e.run_id)`,
  ];
}

/** Gives each present part its parameters; answers the SQL of each part's rows. */
function placeParameters(present: ReadonlySet<keyof Group>): Partial<Record<keyof Group, string>> {
  const aliases: Record<keyof Group, string> = {
    inserts: 'i',
    updates: 'u',
    holds: 'h',
    steps: 's',
    payloads: 's',
    checkpoints: 'k',
    cleared: 'e',
    jobs: 'job',
  };
  const sources: Partial<Record<keyof Group, string>> = {};
  let next = 1;
  for (const part of PARTS) {
    if (!present.has(part.key)) continue;
    sources[part.key] = unnestColumns(part.columns, next, aliases[part.key]);
    next += part.columns.length;
  }
  return sources;
}
