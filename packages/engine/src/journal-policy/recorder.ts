/**
 * Who takes the records of steps. At the root: the journal. Inside a sampled loop: a sampler that passes on, holds back
 * or drops. Sampling decides what is shown, never what happens: records that recovery needs pass every sampler.
 */
import type { RunJournal, StepRecord } from '../ports.ts';
import type { ReplaySource } from '../resume/replay-source.ts';
import { type Purse, take } from './purse.ts';

/**
 * sample: an ordinary record, may be dropped by a sampled loop. durable: recovery needs it (a call that changes something),
 * so a sampler lets it through without the values only people read. failure: always kept, with the iteration it is in.
 */
export type Keep = 'sample' | 'durable' | 'failure';

export type Charge = { loop: number; amount: number };

export type Recorder = {
  add(record: StepRecord, keep: Keep): void;
  /** Asks for room to log iterations of a loop; false when the loop has used up its share. */
  takeRoom(loop: number, iterations: number): boolean;
  /** Room paid for records that are being handed on; given back should they be dropped after all. */
  adopt(charges: readonly Charge[]): void;
  /** False where records may yet be dropped: loop progress is then not worth telling. */
  isDirect(): boolean;
  /** Number of the line written last. */
  lastSequence(): number;
};

/** The journal itself refused or lost the run: no step's failure, it ends the execution at once. Never journalled. */
export class JournalInterruption extends Error {
  override readonly name = 'JournalInterruption';
  constructor(cause: unknown) {
    super('the journal can no longer be written', { cause });
  }
}

/**
 * Numbers the records densely in the order they are written: from 1, or on from a former execution of the attempt, whose
 * lines are not written again.
 */
export function journalRecorder(journal: RunJournal, purse: Purse, replay?: ReplaySource): Recorder {
  let sequence = replay?.lastSequence ?? 0;
  return {
    lastSequence: () => sequence,
    add(record) {
      if (replay?.hasLine(record.path, record.state)) return;
      sequence += 1;
      record.sequence = sequence;
      try {
        journal.append(record);
      } catch (error) {
        throw new JournalInterruption(error);
      }
    },
    takeRoom: (loop, iterations) => take(purse, 'head', loop, iterations),
    adopt() {},
    isDirect: () => true,
  };
}

/** Waits until everything recorded so far is on disk. */
export async function flushJournal(journal: RunJournal): Promise<void> {
  try {
    await journal.flush();
  } catch (error) {
    throw new JournalInterruption(error);
  }
}

/** A durable record outside the sample: what recovery reads stays, what only people read goes. */
export function withoutValuesForPeople(record: StepRecord): StepRecord {
  const { input: _input, request: _request, response: _response, ...kept } = record;
  return { ...kept, sampledOut: true };
}
