/** A ledger in memory, by the same rules as the real one; a record's hash is its JSON. */
import type {
  BatchPlace,
  DeliveryCounts,
  Ledger,
  RecordOutcome,
  Settlement,
  StagedRecord,
} from '../ledger-port.ts';
import type { StepFailure } from '../step-failure.ts';

export type MemoryRecord = StagedRecord & {
  state: 'pending' | 'delivering' | 'delivered' | 'failed' | 'parked';
  tries: number;
  outcome?: RecordOutcome;
  error?: StepFailure;
  mapped?: unknown;
  answered?: unknown;
  targetId?: string;
  claim?: string;
};

export type MemoryLedger = Ledger & {
  records: Map<string, MemoryRecord>;
  /** `key state` of each record. */
  lines(): string[];
};

export function memoryLedger(): MemoryLedger {
  const records = new Map<string, MemoryRecord>();
  const counts: DeliveryCounts = { delivered: 0, failed: 0, parked: 0, batches: 0 };
  const staged = { new: 0, changed: 0, unchanged: 0 };
  let next = 0;
  const claimOf = ({ path, batch }: BatchPlace) => `${path}[${batch}]`;
  const claimedBy = (claim: string) => [...records.values()].filter((record) => record.claim === claim);
  return {
    records,
    lines: () => [...records.values()].map(({ key, state }) => `${key} ${state}`),
    async stage(chunk) {
      for (const record of chunk.records) {
        const known = records.get(record.key);
        const same = known && signOf(known) === signOf(record);
        staged[known ? (same ? 'unchanged' : 'changed') : 'new'] += 1;
        if (!same) records.set(record.key, { ...record, state: 'pending', tries: 0 });
      }
      return { ...staged };
    },
    async delivery() {
      const claims = [...records.values()].flatMap(({ claim }) => (claim === undefined ? [] : [claim]));
      const open = [...new Set(claims)].map((claim) => Number(/\[(\d+)\]$/.exec(claim)?.[1]));
      return { open, next, counts: { ...counts } };
    },
    async claimBatch(order) {
      const claim = claimOf(order);
      const again = claimedBy(claim);
      if (again.length > 0 || order.batch < next) return again;
      const taken = [...records.values()]
        .filter(({ state }) => state === 'pending' || state === 'failed')
        .slice(0, order.size);
      for (const record of taken) Object.assign(record, { state: 'delivering', claim });
      if (taken.length > 0) next = order.batch + 1;
      return taken;
    },
    async settle(settlement) {
      const open = claimedBy(claimOf(settlement));
      for (const settled of settlement.records) {
        const record = open.find(({ key }) => key === settled.key);
        if (!record) continue;
        const { outcome, ...told } = settled;
        const state = stateAfter(record, outcome, settlement.retry);
        Object.assign(record, told, { outcome, state, tries: record.tries + 1 });
        delete record.claim;
        counts[state] += 1;
      }
      if (open.length > 0) counts.batches += 1;
      return { ...counts };
    },
  };
}

function stateAfter(
  { tries }: MemoryRecord,
  outcome: RecordOutcome,
  { times }: Settlement['retry'],
): 'delivered' | 'failed' | 'parked' {
  if (outcome === 'delivered') return 'delivered';
  return outcome === 'uncertain' || tries >= times ? 'parked' : 'failed';
}

function signOf({ hash, data }: StagedRecord): string {
  return JSON.stringify(hash === undefined ? data : hash);
}
