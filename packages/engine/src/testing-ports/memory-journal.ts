/** A journal in memory. `durable` counts what a crash would leave; `events` tells the order of everything. */
import type { LoopCounts, RunJournal, StepRecord } from '../ports.ts';
import type { SavedCheckpoint } from '../resume/loop-checkpoint.ts';

export type MemoryJournal = RunJournal & {
  records: StepRecord[];
  /** Records on disk: those appended before the last finished flush. */
  durable: number;
  flushes: number;
  progress: { path: string; counts: LoopCounts }[];
  /** Checkpoints in the order they were taken, as they would come back from JSON. */
  checkpoints: SavedCheckpoint[];
  /** `path state` of each record, in order. */
  lines(): string[];
  recordOf(path: string): StepRecord | undefined;
};

export function memoryJournal(events: string[] = [], failFlush?: () => Error | undefined): MemoryJournal {
  const records: StepRecord[] = [];
  const journal: MemoryJournal = {
    records,
    durable: 0,
    flushes: 0,
    progress: [],
    checkpoints: [],
    append(record) {
      records.push(record);
      events.push(`append ${record.path} ${record.state}`);
    },
    async flush() {
      const wanted = records.length;
      journal.flushes += 1;
      events.push('flush');
      await Promise.resolve();
      const error = failFlush?.();
      if (error) throw error;
      journal.durable = Math.max(journal.durable, wanted);
      events.push('durable');
    },
    loopProgress(path, counts) {
      journal.progress.push({ path, counts: { ...counts } });
    },
    checkpoint(saved) {
      journal.checkpoints.push(JSON.parse(JSON.stringify(saved)));
    },
    lines: () => records.map((record) => `${record.path} ${record.state}`),
    recordOf: (path) => records.findLast((record) => record.path === path),
  };
  return journal;
}
