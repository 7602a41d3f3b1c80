/**
 * What a simulator was asked and what it answered, newest last. Bounded both in entries and in kept bytes, so
 * that a bench of a million calls does not grow memory. Bodies longer than `bodyLimit` are cut and marked.
 */
export type JournalEntry = {
  seq: number;
  /** Simulated time of the call, ISO 8601. */
  at: string;
  method: string;
  path: string;
  query: string;
  /** As received, authorization and cookies included: the sandbox holds no real secret. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
  /** The fault that was applied, if any. */
  fault?: string;
  /** Business keys this call wrote. */
  wrote?: readonly string[];
  /** Whether the answer was handed to an open connection. */
  answered: boolean;
  answer: { status: number; headers: Record<string, string | string[]>; body: string };
  durationMs: number;
  bodyCut?: true;
};

export type Journal = {
  add(entry: Omit<JournalEntry, 'seq' | 'bodyCut' | 'at'> & { atMs: number }): void;
  /** Entries still kept, oldest first. */
  entries(): JournalEntry[];
  /** Entries ever added since the last clear, including those dropped to stay in bounds. */
  total(): number;
  clear(): void;
};

export type JournalLimits = { maxEntries: number; maxBytes: number; bodyLimit: number };

export const DEFAULT_JOURNAL_LIMITS: JournalLimits = {
  maxEntries: 2000,
  maxBytes: 16 * 1024 * 1024,
  bodyLimit: 64 * 1024,
};

type Slot = { entry: Omit<JournalEntry, 'at'>; atMs: number; bytes: number };

/** A ring of the newest entries; adding costs no copying and no formatting. */
export function createJournal(limits: JournalLimits = DEFAULT_JOURNAL_LIMITS): Journal {
  const ring: (Slot | undefined)[] = [];
  let first = 0;
  let count = 0;
  let total = 0;
  let bytes = 0;

  function dropOldest() {
    const slot = ring[first];
    if (slot) bytes -= slot.bytes;
    ring[first] = undefined;
    first = (first + 1) % limits.maxEntries;
    count -= 1;
  }

  return {
    add({ atMs, ...entry }) {
      total += 1;
      if (limits.maxEntries < 1) return;
      const cut = entry.body.length > limits.bodyLimit || entry.answer.body.length > limits.bodyLimit;
      const kept = cut ? cutBodies(entry, limits.bodyLimit) : entry;
      const size = kept.body.length + kept.answer.body.length + kept.path.length + kept.query.length + 1024;
      while (count > 0 && (count >= limits.maxEntries || bytes + size > limits.maxBytes)) dropOldest();
      ring[(first + count) % limits.maxEntries] = { entry: { seq: total, ...kept }, atMs, bytes: size };
      count += 1;
      bytes += size;
    },
    entries() {
      const found: JournalEntry[] = [];
      for (let i = 0; i < count; i += 1) {
        const slot = ring[(first + i) % limits.maxEntries];
        if (slot) found.push({ ...slot.entry, at: new Date(slot.atMs).toISOString() });
      }
      return found;
    },
    total: () => total,
    clear() {
      ring.length = 0;
      first = 0;
      count = 0;
      total = 0;
      bytes = 0;
    },
  };
}

function cutBodies(entry: Omit<JournalEntry, 'seq' | 'at'>, limit: number): Omit<JournalEntry, 'seq' | 'at'> {
  return {
    ...entry,
    body: entry.body.slice(0, limit),
    answer: { ...entry.answer, body: entry.answer.body.slice(0, limit) },
    bodyCut: true,
  };
}
