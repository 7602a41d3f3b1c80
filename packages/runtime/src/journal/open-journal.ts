/** The journal of one run: the engine's port, and the changes of the run's own row, in one order. */

import { constants, deflateRawSync } from 'node:zlib';
import type { RunKey } from '@flowbridge/db';
import type { LoopCounts, RunCounts, RunJournal, StepRecord } from '@flowbridge/engine';
import type { NewJob } from '@flowbridge/queue';
import { timestamp } from './columns.ts';
import { type EncodedValue, jsonText, placeText, valueText } from './encode-value.ts';
import type { JournalWriter } from './journal-writer.ts';
import type { Redact } from './redact-text.ts';
import { createRunBuffer, type RunBuffer } from './run-buffer.ts';
import type { RunHead, RunRow } from './run-head.ts';
import { thinBuffered } from './thin-lines.ts';

export type OpenJournal = RunJournal & {
  readonly head: RunHead;
  /** Changes the run's row; written with the next group the run is in. */
  changeRow(change: Partial<RunRow>): void;
  /** Like `changeRow`, for a value of any size. */
  setOutput(value: unknown): void;
  setTriggerInput(json: string): void;
  /** A job is added in the same commit. */
  enqueue(job: NewJob): void;
  /** The run has ended well: what was kept for its recovery goes with the same commit. */
  clearRecovery(): void;
  /**
   * The run has succeeded and its tenant's quota of log bytes is used up: values that only people read are let go of, but for
   * the outputs of these steps. Answers whether this execution has brought some to the database already.
   */
  thin(outputsOf: ReadonlySet<string>): boolean;
  /** Business keys of a run that begins here: they go with its row. */
  setKeys(keys: readonly RunKey[]): void;
  /** Counts so far, for whoever watches: they go with the run's row, once that is in the database. */
  progress(counts: RunCounts): void;
  /** JSON text of the counts with the loops' totals: what the run's row keeps. */
  countsText(counts: RunCounts): string;
};

export type OpenJournalOptions = {
  writer: JournalWriter;
  head: RunHead;
  row: RunRow;
  /** False for a run that begins here: its row goes with its first group. */
  rowExists: boolean;
  redact: Redact;
  /** A former execution kept checkpoints. */
  keepsCheckpoints?: boolean;
  /** Told once when the run is lost: stop executing it. */
  onFault: (fault: Error) => void;
};

/** Loops whose totals a run keeps; runs with more show the first ones. */
const COUNTED_LOOPS = 200;

export function openJournal(options: OpenJournalOptions): OpenJournal {
  const { writer, head, redact } = options;
  const buffer = createRunBuffer(head, options);
  const acceptedAt = timestamp(head.acceptedAtMs);
  const loops: Record<string, LoopCounts> = {};
  let loopsCounted = 0;
  let keepsCheckpoints = options.keepsCheckpoints === true;
  let thinned = false;

  const place = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : keep(writer, buffer, placeText(text));

  return {
    head,
    append(record: StepRecord) {
      if (buffer.fault) throw buffer.fault;
      buffer.steps.push([
        acceptedAt,
        head.id,
        head.attempt,
        record.sequence,
        head.tenantId,
        record.path,
        record.stepId,
        record.state,
        record.tryNumber,
        timestamp(record.startedAtMs),
        Math.round(record.durationMs),
        place(valueText(record.input, redact)),
        place(valueText(record.output, redact)),
        place(valueText(record.error, redact)),
        place(valueText(record.request, redact)),
        place(valueText(record.response, redact)),
        record.sampledOut === true,
      ]);
      writer.gather(buffer);
    },
    flush: () => writer.flush(buffer),
    loopProgress(path, loop) {
      if (!(path in loops)) {
        if (loopsCounted >= COUNTED_LOOPS) return;
        loopsCounted += 1;
      }
      loops[path] = { ...loop };
    },
    progress(counts) {
      if (buffer.rowExists) change({ counts: countsText(counts) });
    },
    countsText,
    changeRow: change,
    setOutput(value) {
      const placed = valueText(value, redact);
      if (placed === undefined) return;
      const encoded = placeText(placed);
      const text = keep(writer, buffer, encoded);
      change(encoded.kind === 'inline' ? { output: text } : { outputPayload: encoded.id });
    },
    setTriggerInput(json) {
      const encoded = placeText(json);
      const text = keep(writer, buffer, encoded);
      change(encoded.kind === 'inline' ? { triggerInput: text } : { triggerPayload: encoded.id });
    },
    enqueue(job) {
      buffer.jobs.push(job);
    },
    checkpoint({ path, sequence, checkpoint, drop }) {
      if (buffer.fault) throw buffer.fault;
      const text = redact(jsonText(checkpoint));
      const body = deflateRawSync(text, { level: constants.Z_BEST_SPEED }).toString('base64');
      buffer.checkpoints.set(path, {
        sequence,
        body,
        drop: joinWindows(buffer.checkpoints.get(path)?.drop, drop),
      });
      keepsCheckpoints = true;
      writer.gather(buffer);
    },
    thin(outputsOf) {
      thinned = true;
      thinBuffered(buffer, outputsOf);
      return buffer.linesWritten || buffer.deflating > 0;
    },
    clearRecovery() {
      buffer.clears = keepsCheckpoints;
    },
    setKeys(keys) {
      buffer.keys = keys;
    },
  };

  function countsText(counts: RunCounts): string {
    // Without loops the journal has a row for each step: counts by step would only repeat it.
    const { byStep, ...totals } = counts;
    const told = thinned ? { ...totals, valuesKept: false } : totals;
    return JSON.stringify(loopsCounted === 0 ? told : { ...told, byStep, loops });
  }

  function change(part: Partial<RunRow>): void {
    if (buffer.fault) return;
    Object.assign(buffer.row, part);
    buffer.rowChanged = true;
    writer.gather(buffer);
  }
}

type Window = { from: number; to: number };

/** Two neighbouring windows in one. What lies between others is to be kept: then the younger one is kept too. */
function joinWindows(older: Window | undefined, younger: Window | undefined): Window | undefined {
  if (!older || !younger) return older ?? younger;
  return older.to + 1 === younger.from ? { from: older.from, to: younger.to } : older;
}

/** Buffers a large value beside its row; answers the text of the column. */
function keep(writer: JournalWriter, buffer: RunBuffer, encoded: EncodedValue): string {
  if (encoded.kind === 'inline') return encoded.text;
  const { value, reference } = encoded;
  if (!(value instanceof Promise)) buffer.payloads.push(value);
  else {
    buffer.deflating += 1;
    value.then(
      (large) => {
        buffer.deflating -= 1;
        if (buffer.fault) return;
        buffer.payloads.push(large);
        writer.gather(buffer);
      },
      (error: unknown) => writer.refuse(buffer, error),
    );
  }
  return reference;
}
