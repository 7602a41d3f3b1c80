/**
 * The engine's ledger on PostgreSQL. Each call is one transaction that takes the dataset first and checks the run's lease with
 * it: a late node changes nothing, writers of one dataset come one after the other, and what is answered is durable.
 */
import {
  type ClaimedRecord,
  claimRecords,
  type Database,
  holdDataset,
  listClaimedRecords,
  listOpenBatches,
  type RunLease,
  readDatasetWork,
  readNextBatch,
  settleRecords,
  stageRecords,
} from '@flowbridge/db';
import type { BatchRecord, DeliveryCounts, Ledger, StageCounts } from '@flowbridge/engine';
import { parseJson } from '@flowbridge/expression';
import type { PoolClient } from 'pg';
import { LeaseLost } from '../journal/journal-faults.ts';
import type { Redact } from '../journal/redact-text.ts';
import { patientTransaction } from './patient-transaction.ts';
import { chunkTexts, resultTexts, statementParts } from './record-texts.ts';

export type LedgerOptions = { db: Database; lease: RunLease; redact: Redact };

const NOTHING_STAGED: StageCounts = { new: 0, changed: 0, unchanged: 0 };
const NOTHING_DELIVERED: DeliveryCounts = { delivered: 0, failed: 0, parked: 0, batches: 0 };

export function createLedger({ db, lease, redact }: LedgerOptions): Ledger {
  const withDataset = async <Result>(
    name: string,
    work: (client: PoolClient, datasetId: string) => Promise<Result>,
  ): Promise<Result> => {
    // What is no error of the database is no reason to try again: the loss of the lease is thrown outside.
    const done = await patientTransaction(db, async (client) => {
      const datasetId = await holdDataset(client, lease, name);
      return datasetId === undefined ? undefined : { result: await work(client, datasetId) };
    });
    if (!done) throw new LeaseLost(lease.runId);
    return done.result;
  };

  return {
    stage({ dataset, path, from, records }) {
      const chunk = chunkTexts(records, redact);
      return withDataset(dataset, async (client, datasetId) => {
        const work = await readDatasetWork(client, lease, path);
        const position = from + records.length;
        let counts: StageCounts = work ? stageCounts(work) : NOTHING_STAGED;
        if (work && work.position >= position) return counts;
        let { replaced } = chunk;
        for (const part of statementParts(chunk.records)) {
          const order = { datasetId, path, position, now: new Date(), records: part, replaced };
          counts = (await stageRecords(client, lease, order)) ?? counts;
          replaced = { changed: 0, unchanged: 0 };
        }
        return counts;
      });
    },

    delivery({ dataset, path }) {
      return withDataset(dataset, async (client, datasetId) => {
        const open = await listOpenBatches(client, lease, { datasetId, path });
        const next = await readNextBatch(client, lease, path);
        const work = await readDatasetWork(client, lease, path);
        return { open, next, counts: work ? deliveryCounts(work) : NOTHING_DELIVERED };
      });
    },

    async claimBatch({ dataset, path, batch, size }) {
      const records = await withDataset(dataset, async (client, datasetId) => {
        const held = await listClaimedRecords(client, lease, { datasetId, path, batch });
        // A number that was used belongs to its records for ever, also when they are settled.
        if (held.length > 0 || batch < (await readNextBatch(client, lease, path))) return held;
        return claimRecords(client, lease, { datasetId, path, batch, size, now: new Date() });
      });
      return records.map(readRecord);
    },

    settle({ dataset, path, batch, records, retry }) {
      const results = resultTexts(records, redact);
      return withDataset(dataset, async (client, datasetId) => {
        const order = { datasetId, path, batch, now: new Date(), results, retry };
        const work =
          (await settleRecords(client, lease, order)) ?? (await readDatasetWork(client, lease, path));
        return work ? deliveryCounts(work) : NOTHING_DELIVERED;
      });
    },
  };
}

function readRecord({ key, source, fields }: ClaimedRecord): BatchRecord {
  return { key, data: parseJson(source), fields: parseJson(fields) };
}

function stageCounts(work: StageCounts): StageCounts {
  return { new: work.new, changed: work.changed, unchanged: work.unchanged };
}

function deliveryCounts({ delivered, failed, parked, batches }: DeliveryCounts): DeliveryCounts {
  return { delivered, failed, parked, batches };
}
