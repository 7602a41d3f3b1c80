/**
 * What a loop whose iterations run side by side puts into the journal: everything while it has room, else the first and the
 * last 20 items; of the others only lines for recovery, and an iteration in which a step fails, whole. The rules are those
 * of loop-sampler.ts, by the item's index instead of by time.
 */
import type { StepRecord } from '../ports.ts';
import type { LoopLogging } from './loop-sampler.ts';
import { type Purse, SAMPLE_ITERATIONS } from './purse.ts';
import { type Recorder, withoutValuesForPeople } from './recorder.ts';

export type ConcurrentSampler = {
  iteration(index: number): { recorder: Recorder; end(): void };
  /** Nothing is held back or dropped here. */
  passesAll: boolean;
};

type Sampling = { parent: Recorder; purse: Purse; loop: number; logging: LoopLogging };

export function sampleConcurrentLoop(
  { parent, purse, loop, logging }: Sampling,
  length: number,
): ConcurrentSampler {
  const whole = logging === 'full' && parent.takeRoom(loop, length);
  const sampled =
    whole || (logging !== 'counts' && parent.takeRoom(loop, Math.min(length, 2 * SAMPLE_ITERATIONS)));
  const inSample = (index: number): boolean =>
    whole || (sampled && (index < SAMPLE_ITERATIONS || index >= length - SAMPLE_ITERATIONS));
  return {
    passesAll: whole,
    iteration: (index) =>
      inSample(index) ? { recorder: parent, end() {} } : heldIteration(parent, purse, sampled),
  };
}

function heldIteration(parent: Recorder, purse: Purse, holds: boolean): { recorder: Recorder; end(): void } {
  let held: StepRecord[] = [];
  let open = false;
  const keepFailure = (record: StepRecord): void => {
    if (holds && purse.failures > 0) {
      purse.failures -= 1;
      for (const earlier of held) parent.add(earlier, 'failure');
      held = [];
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
        if (holds) held.push(record);
      }
    },
    takeRoom: (inner, iterations) => open && parent.takeRoom(inner, iterations),
    adopt() {},
    isDirect: () => open && parent.isDirect(),
    lastSequence: parent.lastSequence,
  };
  return {
    recorder,
    end() {
      held = [];
    },
  };
}
