/**
 * What one run of a loop puts into the journal.
 *
 * full      every iteration. While the loop has room in its purse.
 * sampled   the first 20 iterations as they happen; of the others, each is held back and dropped when 20 younger ones
 *           are held; what is still held at the end was the last 20.
 * counts    nothing but failures.
 *
 * In sampled and counts an iteration in which a step fails is opened: what was held of it is written, then the failed
 * record, and the rest of the iteration passes. After 1,000 opened iterations of the attempt only the failed records
 * themselves are written. A loop whose length is unknown (while) is full until its purse is empty, then sampled
 * without a new beginning. Must never happen: a dropped `durable` or `failure` record; a start written again after its
 * result (recovery would take the call for unfinished); memory growing with iterations.
 */
import type { StepRecord } from '../ports.ts';
import { giveBack, type Purse, SAMPLE_ITERATIONS, take } from './purse.ts';
import { type Charge, type Recorder, withoutValuesForPeople } from './recorder.ts';

export type LoopLogging = 'full' | 'errorsAndSamples' | 'counts';

type Held = { records: StepRecord[]; charges: Charge[] };

export type LoopSampler = {
  recorder: Recorder;
  /** Nothing is held back or dropped here. */
  passesAll: boolean;
  beginIteration(): void;
  endIteration(): void;
  /** The loop goes on at a later iteration: the first ones are in the journal. */
  skipTo(index: number): void;
  /** The loop is over: writes what is still held. */
  end(): void;
};

type Sampling = { parent: Recorder; purse: Purse; loop: number; logging: LoopLogging };

/** `length` is the number of iterations to come, where it is known. */
export function sampleLoop(sampling: Sampling, length: number | undefined): LoopSampler {
  const { parent, loop, logging } = sampling;
  if (logging === 'full' && length !== undefined && parent.takeRoom(loop, length)) return passThrough(parent);
  if (logging === 'full' && length === undefined) return createSampler(sampling, { kind: 'whileRoom' });
  const sampled =
    logging !== 'counts' && parent.takeRoom(loop, Math.min(length ?? Infinity, 2 * SAMPLE_ITERATIONS));
  return createSampler(sampling, sampled ? { kind: 'first', left: SAMPLE_ITERATIONS } : { kind: 'none' });
}

/** Everything goes on to the loop's own recorder. */
export function passThrough(parent: Recorder): LoopSampler {
  return { recorder: parent, passesAll: true, beginIteration() {}, endIteration() {}, skipTo() {}, end() {} };
}

type Head = { kind: 'whileRoom' } | { kind: 'first'; left: number } | { kind: 'none' };

function createSampler({ parent, purse, loop }: Sampling, head: Head): LoopSampler {
  const ring: Held[] = [];
  let open = true;
  let current: Held = { records: [], charges: [] };
  const holds = head.kind !== 'none';

  const startsOpen = (): boolean => {
    if (head.kind === 'whileRoom') return parent.takeRoom(loop, 1);
    if (head.kind === 'none' || head.left === 0) return false;
    head.left -= 1;
    return true;
  };
  const write = (held: Held): void => {
    for (const record of held.records) parent.add(record, 'sample');
    parent.adopt(held.charges);
  };
  const refund = (charges: readonly Charge[]): void => {
    for (const { loop: charged, amount } of charges) giveBack(purse, 'tail', charged, amount);
  };
  const charge = ({ loop: charged, amount }: Charge): void => {
    const last = current.charges.at(-1);
    if (last?.loop === charged) last.amount += amount;
    else current.charges.push({ loop: charged, amount });
  };
  const keepFailure = (record: StepRecord): void => {
    if (holds && purse.failures > 0) {
      purse.failures -= 1;
      for (const earlier of current.records) parent.add(earlier, 'failure');
      current = { records: [], charges: current.charges };
      open = true;
    }
    parent.add(record, 'failure');
  };

  const recorder: Recorder = {
    add(record, keep) {
      if (open) parent.add(record, keep);
      else if (keep === 'failure') keepFailure(record);
      else if (record.state === 'started') parent.add({ ...record, sampledOut: true }, keep);
      else {
        if (keep === 'durable') parent.add(withoutValuesForPeople(record), keep);
        if (holds) current.records.push(record);
      }
    },
    takeRoom(inner, iterations) {
      if (open) return parent.takeRoom(inner, iterations);
      if (!holds || !take(purse, 'tail', inner, iterations)) return false;
      charge({ loop: inner, amount: iterations });
      return true;
    },
    adopt(charges) {
      if (open) parent.adopt(charges);
      else if (holds) for (const each of charges) charge(each);
      else refund(charges);
    },
    isDirect: () => open && parent.isDirect(),
    lastSequence: parent.lastSequence,
  };

  return {
    recorder,
    passesAll: false,
    beginIteration() {
      open = startsOpen();
      if (!open) current = { records: [], charges: [] };
    },
    endIteration() {
      if (open || !holds) return;
      ring.push(current);
      if (ring.length <= SAMPLE_ITERATIONS) return;
      const dropped = ring.shift();
      if (dropped) refund(dropped.charges);
    },
    skipTo(index) {
      if (head.kind === 'first') head.left = Math.max(0, head.left - index);
    },
    end() {
      for (const held of ring) write(held);
      ring.length = 0;
      open = true;
    },
  };
}
