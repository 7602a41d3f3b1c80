/**
 * Every write a simulator really carried out, oldest first: what a chaos test counts duplicates in. Unlike the journal it keeps
 * no bodies, so that it holds a long test whole.
 */
import { createHash } from 'node:crypto';

export type WriteEntry = {
  seq: number;
  /** Simulated time of the write, ISO 8601. */
  at: string;
  method: string;
  path: string;
  /** Which business fact was written: `POST PurchaseRequests U_REQUESTID=…`. The same one twice is a duplicate. */
  key: string;
  /** SHA-256 of the body as received, hexadecimal. */
  bodyHash: string;
  /** The header `Idempotency-Key` of the call, when it had one. */
  idempotencyKey?: string;
  /** Status of the answer, sent or not. */
  status: number;
  /** Whether the answer was handed to an open connection. False: the caller cannot know what happened. */
  answered: boolean;
  /** The fault that was applied, if any. */
  fault?: string;
};

export type NewWrite = Omit<WriteEntry, 'seq' | 'at' | 'bodyHash'> & { atMs: number; body: string };

export type WriteLog = {
  add(write: NewWrite): void;
  /** Entries with a greater `seq`, at most `limit` of them. */
  entries(after?: number, limit?: number): WriteEntry[];
  /** Business facts that were written more than once, with how often. */
  duplicates(): Record<string, number>;
  /** Entries that were dropped to stay in bounds. */
  dropped(): number;
  clear(): void;
};

const MOST_ENTRIES = 100_000;

export function createWriteLog(mostEntries = MOST_ENTRIES): WriteLog {
  let kept: WriteEntry[] = [];
  let seq = 0;
  return {
    add({ atMs, body, ...write }) {
      seq += 1;
      const bodyHash = createHash('sha256').update(body).digest('hex');
      kept.push({ seq, at: new Date(atMs).toISOString(), bodyHash, ...write });
      // Dropped by halves, so that a full log costs no copy for each write.
      if (kept.length > mostEntries) kept = kept.slice(Math.ceil(mostEntries / 2));
    },
    entries(after = 0, limit = mostEntries) {
      const first = kept[0]?.seq ?? 1;
      const from = Math.max(0, after + 1 - first);
      return kept.slice(from, from + limit);
    },
    duplicates() {
      const times = new Map<string, number>();
      for (const { key } of kept) times.set(key, (times.get(key) ?? 0) + 1);
      return Object.fromEntries([...times].filter(([, count]) => count > 1));
    },
    dropped: () => seq - kept.length,
    clear() {
      kept = [];
      seq = 0;
    },
  };
}
