/** How many bytes a part adds to what its run holds: by the same measure as the recount (db/quotas/recount-log-use.ts). */
import { LINE_BYTES, RUN_BYTES } from '@flowbridge/db';
import type { LargeValue } from './encode-value.ts';
import { type Row, STEP_COLUMNS } from './group.ts';
import type { RunBuffer } from './run-buffer.ts';
import type { RunRow } from './run-head.ts';

/** Columns of `step_run` with values follow each other; after them stands `sampled_out`. */
const FIRST_VALUE = STEP_COLUMNS.findIndex(({ name }) => name === 'input');
const SAMPLED_OUT = STEP_COLUMNS.findIndex(({ name }) => name === 'sampled_out');

/** Lines kept for recovery alone go again by themselves: they are not counted. */
export function linesBytes(rows: readonly Row[]): number {
  let bytes = 0;
  for (const row of rows) {
    if (row[SAMPLED_OUT] === true) continue;
    bytes += LINE_BYTES;
    for (let index = FIRST_VALUE; index < SAMPLED_OUT; index += 1) {
      const cell = row[index];
      if (typeof cell === 'string') bytes += Buffer.byteLength(cell);
    }
  }
  return bytes;
}

export function payloadsBytes(payloads: readonly LargeValue[]): number {
  let bytes = 0;
  for (const { body } of payloads) bytes += Buffer.byteLength(body, 'base64');
  return bytes;
}

/**
 * What the run's row has grown by since it was counted last. The row of a run that goes to the queue is counted by whoever
 * begins it, because many come there without a journal.
 */
export function rowGrowth(buffer: RunBuffer): number {
  const { row, rowExists } = buffer;
  if (!rowExists && row.state === 'queued') return 0;
  const bytes = rowTexts(row);
  const growth = rowExists ? bytes - buffer.rowBytes : RUN_BYTES + bytes;
  buffer.rowBytes = bytes;
  return growth;
}

function rowTexts({ triggerInput, output, error, counts, answer }: RunRow): number {
  let bytes = 0;
  for (const text of [triggerInput, output, error, counts, answer])
    if (text !== undefined) bytes += Buffer.byteLength(text);
  return bytes;
}
