/** For tests: a database with runs that use the ledger. */
import { type Database, listDatasets, newId, type RecordState, type RunLease } from '@flowbridge/db';
import type { Ledger, StagedRecord } from '@flowbridge/engine';
import { onTestFinished } from 'vitest';
import { redactNothing } from '../journal/redact-text.ts';
import { createLedger } from '../ledger/create-ledger.ts';
import { addTenant, runtimeDatabase } from './runtime-database.ts';

export const PATH = 'deliver';
export const RETRY = { times: 2, delayMs: 60_000 };

export type LedgerRun = { lease: RunLease; ledger: Ledger };

export async function ledgerStage() {
  const database = await runtimeDatabase();
  onTestFinished(() => database[Symbol.asyncDispose]());
  const { db, tenantId } = database;
  return {
    db,
    tenantId,
    otherTenant: () => addTenant(db, 'other'),
    /** A run in the database, executing with lease 1. */
    run: (tenant = tenantId) => insertRun(db, tenant),
    /** The run's execution after a takeover: the earlier lease is void. */
    async takeOver({ lease }: LedgerRun): Promise<LedgerRun> {
      const next = { ...lease, leaseNumber: lease.leaseNumber + 1 };
      await db.pool.query('UPDATE run SET lease_number = $2 WHERE id = $1', [lease.runId, next.leaseNumber]);
      return { lease: next, ledger: createLedger({ db, lease: next, redact: redactNothing }) };
    },
    async end({ lease }: LedgerRun, state = 'failed'): Promise<void> {
      await db.pool.query('UPDATE run SET state = $2, ended_at = now() WHERE id = $1', [lease.runId, state]);
    },
    /** `key state` of every record of a dataset, by key. */
    async lines(dataset: string, tenant = tenantId): Promise<string[]> {
      const { rows } = await db.pool.query<{ line: string }>(
        `SELECT r.key || ' ' || r.state AS line FROM dataset_record r
         JOIN dataset d ON d.tenant_id = r.tenant_id AND d.id = r.dataset_id
         WHERE d.tenant_id = $1 AND d.name = $2 ORDER BY r.key`,
        [tenant, dataset],
      );
      return rows.map((row) => row.line);
    },
    /** The dataset's kept counts, those that are not 0. */
    async counts(dataset: string): Promise<Partial<Record<RecordState, number>>> {
      const [row] = await listDatasets(db, { tenantId, name: dataset, limit: 1 });
      if (!row) return {};
      const { pending, delivering, delivered, failed, parked } = row;
      const counts = Object.entries({ pending, delivering, delivered, failed, parked });
      return Object.fromEntries(counts.filter(([, count]) => count > 0));
    },
    /** Makes every failed record due now. */
    async passPause(): Promise<void> {
      await db.pool.query(`UPDATE dataset_record SET next_try_at = now() WHERE state = 'failed'`);
    },
    async journal(
      { lease }: LedgerRun,
      lines: [path: string, state: string, error?: object][],
    ): Promise<void> {
      for (const [at, [path, state, error]] of lines.entries()) {
        await db.pool.query(
          `INSERT INTO step_run (run_accepted_at, run_id, attempt, sequence, tenant_id, path, step_id, state,
             started_at, duration_ms, error)
           SELECT accepted_at, id, attempt, $2, tenant_id, $3, 's1', $4, now(), 1, $5 FROM run WHERE id = $1`,
          [lease.runId, at + 1, path, state, error ? JSON.stringify(error) : null],
        );
      }
    },
  };
}

async function insertRun(db: Database, tenantId: string): Promise<LedgerRun> {
  const lease: RunLease = { tenantId, runId: newId(), attempt: 1, leaseNumber: 1 };
  await db.pool.query(
    `INSERT INTO run (id, tenant_id, flow_id, version_id, state, mode, trigger_key, trigger_kind, lease_number, accepted_at)
     VALUES ($1, $2, 'f', 'v', 'running', 'queued', 'manual', 'manual', 1, now())`,
    [lease.runId, tenantId],
  );
  return { lease, ledger: createLedger({ db, lease, redact: redactNothing }) };
}

export function recordsOf(...keys: string[]): StagedRecord[] {
  return keys.map((key) => ({ key, data: { code: key }, fields: { name: `Item ${key}` } }));
}

/** Stages records in one chunk. */
export function stageAll({ ledger }: LedgerRun, dataset: string, records: StagedRecord[], path = 'stage') {
  return ledger.stage({ dataset, path, from: 0, records });
}

/** Settles a batch with one outcome for all its records. */
export async function settleAll(
  { ledger }: LedgerRun,
  place: { dataset: string; batch: number; keys: string[]; retry?: { times: number; delayMs: number } },
  outcome: 'delivered' | 'failed' | 'uncertain',
) {
  const { dataset, batch, keys, retry = RETRY } = place;
  const records = keys.map((key) => ({ key, outcome }));
  return ledger.settle({ dataset, path: PATH, batch, records, retry });
}
