/** One group commit against the database, with what may go wrong. */
import type { Pool } from 'pg';
import { groupStatement } from './group-statement.ts';
import { JournalUnavailable } from './journal-faults.ts';
import { joinParts, type Part } from './take-group.ts';

export type WriteOptions = {
  /** How long to try again while the database is away. */
  patienceMs: number;
};

/** SQLSTATE of a write on a server that is read-only. */
const READ_ONLY = '25006';
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Writes parts in one statement and answers the ids of the runs that were written: a run that is missing was taken over.
 * While the database is away it tries again, in the form that may be repeated, until patience ends
 * (`JournalUnavailable`). An error of the data itself is thrown as it is.
 */
export async function writeParts(
  pool: Pool,
  parts: readonly Part[],
  { patienceMs }: WriteOptions,
): Promise<Set<string>> {
  const group = joinParts(parts);
  const startedAt = Date.now();
  let pause = FIRST_PAUSE_MS;
  for (let repeatable = false; ; repeatable = true) {
    try {
      const { rows } = await pool.query<{ id: string }>(groupStatement(group, { repeatable }));
      const written = new Set(rows.map((row) => row.id));
      if (repeatable) await addAccepted(pool, parts, written);
      return written;
    } catch (error) {
      if (!isOutage(error)) throw error;
      if (Date.now() - startedAt > patienceMs) throw new JournalUnavailable(error);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

/**
 * A run that was being accepted may be in the database from a try whose answer was lost, and a worker may have begun it
 * since, under a new lease: it is accepted all the same.
 */
async function addAccepted(pool: Pool, parts: readonly Part[], written: Set<string>): Promise<void> {
  const open = parts
    .filter(({ buffer, run }) => run.kind === 'insert' && buffer.row.state === 'queued')
    .map(({ buffer }) => buffer.head.id)
    .filter((id) => !written.has(id));
  if (open.length === 0) return;
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM run WHERE id = ANY($1::text[])', [open]);
  for (const { id } of rows) written.add(id);
}

/**
 * True when the server could not be reached, went away, or asked to come again: everything that carries no SQLSTATE, and
 * the classes 08 (connection), 40 (rollback), 53 (resources), 57 (operator intervention), 58 (system). So does a server that
 * is read-only: after a fail-over the writable one takes its place.
 */
export function isOutage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^[0-9A-Z]{5}$/.test(code) || code.startsWith('E')) return true;
  return code === READ_ONLY || ['08', '40', '53', '57', '58'].includes(code.slice(0, 2));
}
