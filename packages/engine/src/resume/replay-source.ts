/**
 * What former executions left in the journal, as the walk asks for it.
 *
 * own      lines of this attempt: a runner died, or the run waited. All of them hold.
 * before   lines of the attempt that is being retried: what succeeded is taken over, what failed or was never finished is
 *          done again; a write that may have happened counts as unknown. From `startPath` on nothing is taken over.
 *
 * Must never happen: a line of the attempt before that wins over one of this attempt.
 */
import type { StepPath } from '../plan-types.ts';
import type { StepRunState } from '../ports.ts';
import type { JournalLine } from './journal-line.ts';
import type { LoopCheckpoint } from './loop-checkpoint.ts';

export type Recorded = Omit<JournalLine, 'path' | 'sequence'> & {
  /** True: the line is in this attempt's journal already. */
  own: boolean;
};

export type RecordedLoop = KeptCheckpoint & { own: boolean };

export type ReplaySource = {
  /** The walk has come to `path`: with a retry from there, nothing of the attempt before counts any more. */
  reach(path: StepPath): void;
  recorded(path: StepPath): Recorded | undefined;
  loop(path: StepPath): RecordedLoop | undefined;
  /** Whether this attempt's journal has this line, so that it is not written twice. */
  hasLine(path: StepPath, state: StepRunState): boolean;
  /** Last sequence of this attempt's journal; 0 for a new attempt. */
  readonly lastSequence: number;
  /** The walk does something that this attempt has not done before: what is recorded lies behind it. */
  pass(): void;
  /** The time at which the run stood where the walk stands now; undefined once the walk is past everything recorded. */
  nowMs(): number | undefined;
};

/** A loop's checkpoint and the last line it stands for. */
export type KeptCheckpoint = { checkpoint: LoopCheckpoint; sequence: number };

export type History = { lines: readonly JournalLine[]; loops: ReadonlyMap<StepPath, KeptCheckpoint> };

export type ReplayOrder = {
  own: History;
  /** Of a retry that does not begin at the trigger. */
  before?: History & { startPath?: StepPath };
};

export function createReplay({ own, before }: ReplayOrder): ReplaySource {
  const ownLines = byPath(own.lines);
  let beforeLines = before ? byPath(before.lines) : undefined;
  let beforeLoops = before?.loops;
  let lastSequence = 0;
  for (const line of own.lines) lastSequence = Math.max(lastSequence, line.sequence);
  let seenMs = 0;
  let seenSequence = 0;
  const see = (line: JournalLine): void => {
    seenMs = Math.max(seenMs, line.startedAtMs);
    seenSequence = Math.max(seenSequence, line.sequence);
  };
  return {
    lastSequence,
    reach(path) {
      if (before?.startPath !== path) return;
      beforeLines = undefined;
      beforeLoops = undefined;
    },
    recorded(path) {
      const line = ownLines.get(path);
      if (line) {
        see(line);
        return { ...line, own: true };
      }
      const earlier = beforeLines?.get(path);
      return earlier && takenOver(earlier);
    },
    loop(path) {
      const kept = own.loops.get(path);
      if (kept) {
        seenSequence = Math.max(seenSequence, kept.sequence);
        return { ...kept, own: true };
      }
      const earlier = beforeLoops?.get(path);
      return earlier && { ...earlier, own: false };
    },
    hasLine(path, state) {
      const line = ownLines.get(path);
      if (line?.state !== state) return false;
      see(line);
      return true;
    },
    pass() {
      seenSequence = lastSequence;
    },
    nowMs: () => (seenMs > 0 && seenSequence < lastSequence ? seenMs : undefined),
  };
}

/** What a retry takes from the attempt before; undefined: the step is done again. */
function takenOver(line: JournalLine): Recorded | undefined {
  switch (line.state) {
    case 'succeeded':
    case 'reused':
    case 'released':
      return { ...line, own: false };
    case 'unknown':
    case 'started':
      return { ...line, state: 'unknown', own: false };
    case 'failed':
      return line.error?.details.mayHaveHappened === true
        ? { ...line, state: 'unknown', own: false }
        : undefined;
    case 'withheld':
    case 'skipped':
    case 'cancelled':
      return undefined;
  }
}

function byPath(lines: readonly JournalLine[]): Map<StepPath, JournalLine> {
  const latest = new Map<StepPath, JournalLine>();
  for (const line of lines) {
    const known = latest.get(line.path);
    if (!known || known.sequence < line.sequence) latest.set(line.path, line);
  }
  return latest;
}
