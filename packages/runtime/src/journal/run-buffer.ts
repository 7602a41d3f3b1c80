/**
 * What one run has to write. A run is in at most one group commit at a time, which is what keeps its rows in order while
 * several groups are in flight; what is appended meanwhile waits here.
 *
 * clean      nothing to write
 * gathering  something to write, nobody waits for it yet: it is written when it gets old (`gatherMs`)
 * due        somebody waits: it goes with the next group
 * writing    in a group that is on its way; may be gathering or due again at the same time
 * lost       the run was taken over or refused: nothing is written any more, every flush fails with `fault`
 */

import type { RunKey } from '@flowbridge/db';
import type { NewJob } from '@flowbridge/queue';
import type { LargeValue } from './encode-value.ts';
import type { Row } from './group.ts';
import type { RunHead, RunRow } from './run-head.ts';

export type Waiter = { resolve: () => void; reject: (error: Error) => void };

/** A loop's checkpoint as it is written: the deflated JSON in base64, and the lines it makes superfluous. */
export type KeptCheckpoint = {
  sequence: number;
  body: string;
  drop: { from: number; to: number } | undefined;
};

export type RunBuffer = {
  readonly head: RunHead;
  row: RunRow;
  /** Whether the run's row is in the database. */
  rowExists: boolean;
  /** `row` differs from what the database has. */
  rowChanged: boolean;
  /** Bytes of the row's texts when they were counted last. */
  rowBytes: number;
  /** Lines of this execution are in the database, or on their way there. */
  linesWritten: boolean;
  /** Jobs added with the row. */
  jobs: NewJob[];
  steps: Row[];
  /** Business keys, written with the run's row when it is inserted. */
  keys: readonly RunKey[];
  payloads: LargeValue[];
  /** By loop path: only the newest of a loop is written, with everything the older ones let go of. */
  checkpoints: Map<string, KeptCheckpoint>;
  /** The run has ended well and once kept checkpoints: they go. */
  clears: boolean;
  /** Payloads being deflated; the run waits for them. */
  deflating: number;
  waiters: Waiter[];
  due: boolean;
  queued: boolean;
  writing: boolean;
  flightWaiters: Waiter[];
  timer: NodeJS.Timeout | undefined;
  fault: Error | undefined;
  onFault: (fault: Error) => void;
};

export function createRunBuffer(
  head: RunHead,
  options: { row: RunRow; rowExists: boolean; onFault: (fault: Error) => void },
): RunBuffer {
  return {
    head,
    row: options.row,
    rowExists: options.rowExists,
    rowChanged: !options.rowExists,
    rowBytes: 0,
    linesWritten: false,
    jobs: [],
    steps: [],
    keys: [],
    payloads: [],
    checkpoints: new Map(),
    clears: false,
    deflating: 0,
    waiters: [],
    due: false,
    queued: false,
    writing: false,
    flightWaiters: [],
    timer: undefined,
    fault: undefined,
    onFault: options.onFault,
  };
}

export function hasSomethingToWrite(buffer: RunBuffer): boolean {
  return (
    buffer.rowChanged || buffer.steps.length > 0 || buffer.payloads.length > 0 || buffer.checkpoints.size > 0
  );
}
