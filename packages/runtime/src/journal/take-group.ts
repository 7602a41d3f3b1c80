/** Gathers what due runs have to write into one group, and puts it back when a group has to be split. */
import { keyText } from '@flowbridge/db';
import { timestamp } from './columns.ts';
import { emptyGroup, type Group, insertCells, type Row, updateCells } from './group.ts';
import { linesBytes, payloadsBytes, rowGrowth } from './part-bytes.ts';
import type { RunBuffer } from './run-buffer.ts';

/** What one run contributed to a group: kept until the group is durable. */
export type Part = {
  buffer: RunBuffer;
  run: { kind: 'insert' | 'update' | 'hold'; cells: Row };
  steps: Row[];
  payloads: Row[];
  checkpoints: Row[];
  cleared: Row | undefined;
  keys: Row[];
  jobs: Row[];
  /** Characters, about. */
  size: number;
  /** By how much the run's log grows. */
  logBytes: number;
};

/** Moves everything a run has buffered into a part. */
export function takePart(buffer: RunBuffer): Part {
  const { head } = buffer;
  const { steps, payloads } = buffer;
  buffer.steps = [];
  buffer.payloads = [];
  if (steps.length > 0) buffer.linesWritten = true;
  const rowBytes = buffer.rowChanged ? rowGrowth(buffer) : 0;
  const logBytes = rowBytes + linesBytes(steps) + payloadsBytes(payloads);
  const kind = !buffer.rowExists ? 'insert' : buffer.rowChanged ? 'update' : 'hold';
  const cells =
    kind === 'insert'
      ? insertCells(head, buffer.row)
      : kind === 'update'
        ? updateCells(head, buffer.row)
        : [head.id, head.leaseNumber];
  buffer.rowChanged = false;
  const acceptedAt = timestamp(head.acceptedAtMs);
  const jobs = buffer.jobs.map(
    (job): Row => [job.name, JSON.stringify(job.payload), job.runAt && timestamp(job.runAt.getTime())],
  );
  buffer.jobs = [];
  const checkpoints = takeCheckpoints(buffer, acceptedAt);
  const cleared = buffer.clears ? [acceptedAt, head.id, head.attempt] : undefined;
  buffer.clears = false;
  const payloadRows = payloads.map((each) => [
    acceptedAt,
    head.id,
    each.id,
    head.tenantId,
    each.size,
    each.body,
  ]);
  const keys = buffer.keys.map((key) => [head.tenantId, head.id, key.name, keyText(key.value)]);
  buffer.keys = [];
  let size = 2_000;
  for (const row of steps) size += sizeOf(row);
  for (const each of payloads) size += each.body.length;
  for (const row of checkpoints) size += sizeOf(row);
  const run = { kind, cells } as const;
  return { buffer, run, steps, payloads: payloadRows, checkpoints, cleared, keys, jobs, size, logBytes };
}

function takeCheckpoints(buffer: RunBuffer, acceptedAt: string): Row[] {
  const { head } = buffer;
  const rows: Row[] = [];
  for (const [path, { sequence, body, drop }] of buffer.checkpoints) {
    rows.push([acceptedAt, head.id, head.attempt, path, head.tenantId, sequence, body, drop?.from, drop?.to]);
  }
  buffer.checkpoints.clear();
  return rows;
}

function sizeOf(row: Row): number {
  let size = 200;
  for (const cell of row) if (typeof cell === 'string') size += cell.length;
  return size;
}

export function joinParts(parts: readonly Part[]): Group {
  const group = emptyGroup();
  for (const part of parts) {
    if (part.run.kind === 'insert') group.inserts.push(part.run.cells);
    else if (part.run.kind === 'update') group.updates.push(part.run.cells);
    else group.holds.push(part.run.cells);
    for (const row of part.steps) group.steps.push(row);
    for (const row of part.payloads) group.payloads.push(row);
    for (const row of part.checkpoints) group.checkpoints.push(row);
    if (part.cleared) group.cleared.push(part.cleared);
    for (const row of part.keys) group.keys.push(row);
    for (const row of part.jobs) group.jobs.push(row);
  }
  return group;
}
