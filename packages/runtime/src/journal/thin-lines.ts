/** Buffered lines of an attempt that succeeded, without the values that only people read. */
import { parsePayloadReference } from '@flowbridge/db';
import { type Row, STEP_COLUMNS } from './group.ts';
import type { RunBuffer } from './run-buffer.ts';

const at = Object.fromEntries(STEP_COLUMNS.map(({ name }, index) => [name, index]));
const [STEP, OUTPUT, ERROR] = [placeOf('step_id'), placeOf('output'), placeOf('error')];
const READ_BY_PEOPLE = ['input', 'request', 'response'].map(placeOf);
/** Cells that hold values, as JSON texts or references. */
const VALUE_CELLS = ['input', 'output', 'error', 'request', 'response'].map(placeOf);

function placeOf(name: string): number {
  const index = at[name];
  if (index === undefined) throw new Error(`no column ${name} (cannotHappen: stepColumn)`);
  return index;
}

/** Thins what is buffered; lines with an error stay whole. Large values that nothing names any more go, too. */
export function thinBuffered(buffer: RunBuffer, outputsOf: ReadonlySet<string>): void {
  buffer.steps = buffer.steps.map((row) => (row[ERROR] === undefined ? thin(row, outputsOf) : row));
  if (buffer.payloads.length === 0) return;
  const named = new Set<string | undefined>([buffer.row.triggerPayload, buffer.row.outputPayload]);
  for (const row of buffer.steps)
    for (const cell of VALUE_CELLS) {
      const text = row[cell];
      if (typeof text === 'string') named.add(parsePayloadReference(text)?.payloadId);
    }
  buffer.payloads = buffer.payloads.filter(({ id }) => named.has(id));
}

function thin(row: Row, outputsOf: ReadonlySet<string>): Row {
  const cells = [...row];
  for (const index of READ_BY_PEOPLE) cells[index] = undefined;
  if (!outputsOf.has(String(row[STEP]))) cells[OUTPUT] = undefined;
  return cells;
}
