/**
 * Group commit. One writer per process takes what all runs have to write and commits it in few, large statements.
 *
 * A group starts when a run is due and a slot is free: with one caller at a time there is no waiting, with many the next
 * group gathers while earlier ones are on their way. Several groups may be in flight; a run is in one at a time.
 *
 * Must never happen: a flush that resolves before its rows are durable; rows of a run out of order; a run's fault hurting
 * the others of its group (a group the database refuses is written again run by run); two executions of one run in one group
 * (a node that was judged dead may take its own run back), where the lines of the old one would pass with those of the new.
 */
import type { Pool } from 'pg';
import { JournalRefused, JournalUnavailable, LeaseLost } from './journal-faults.ts';
import { hasSomethingToWrite, type RunBuffer, type Waiter } from './run-buffer.ts';
import { type Part, takePart } from './take-group.ts';
import { writeParts } from './write-parts.ts';

export type JournalWriterOptions = {
  /** Used by the journal alone; as many connections as groups may be in flight. */
  pool: Pool;
  /** Groups on their way at the same time; default 2. */
  inFlight?: number;
  /** Rows nobody waits for are written after this long; default 25 ms. */
  gatherMs?: number;
  /** How long the database may be away before runs fail; default 30,000 ms. */
  patienceMs?: number;
  /** Told of each run whose part is durable. */
  onWritten?: (part: Part) => void;
  /** Told after each commit: the runs written and how long it took. */
  onCommit?: (commit: { parts: readonly Part[]; durationMs: number }) => void;
};

export type JournalWriter = {
  /** The run has something to write that nobody waits for. */
  gather(buffer: RunBuffer): void;
  /** Resolves when everything the run has buffered is durable. */
  flush(buffer: RunBuffer): Promise<void>;
  /** The run has something that cannot be written: it is lost. */
  refuse(buffer: RunBuffer, cause: unknown): void;
  /** Writes everything and ends. */
  close(): Promise<void>;
};

/** Runs of one group, and characters, at most. */
const GROUP_RUNS = 400;
const GROUP_SIZE = 8_000_000;

export function createJournalWriter(options: JournalWriterOptions): JournalWriter {
  const { pool, inFlight = 2, gatherMs = 25, patienceMs = 30_000, onCommit, onWritten } = options;
  /** Due runs: first the `callers` that a caller waits for, then the others. */
  const queue: RunBuffer[] = [];
  let callers = 0;
  const open = new Set<RunBuffer>();
  let flying = 0;
  let scheduled = false;
  let idle: (() => void)[] = [];

  function makeDue(buffer: RunBuffer): void {
    buffer.due = true;
    if (buffer.timer) clearTimeout(buffer.timer);
    buffer.timer = undefined;
    enter(buffer);
  }

  /** Puts a due run in line, unless it has to wait for its group or its payloads first. */
  function enter(buffer: RunBuffer): void {
    if (buffer.queued || buffer.writing || buffer.deflating > 0) return;
    buffer.queued = true;
    if (buffer.head.mode === 'sync') queue.splice(callers++, 0, buffer);
    else queue.push(buffer);
    schedule();
  }

  function schedule(): void {
    if (scheduled || flying >= inFlight || queue.length === 0) return;
    scheduled = true;
    // Everything that becomes due in this turn of the event loop shares the group.
    setImmediate(() => {
      scheduled = false;
      if (queue.length > 0 && flying < inFlight) void fly(takeParts());
      schedule();
    });
  }

  function takeParts(): Part[] {
    const parts: Part[] = [];
    const runs = new Set<string>();
    /** Due runs that stay in line, in their order, and how many of them a caller waits for. */
    const later: RunBuffer[] = [];
    let laterCallers = 0;
    let size = 0;
    let seen = 0;
    while (seen < queue.length && parts.length < GROUP_RUNS && size < GROUP_SIZE) {
      const buffer = queue[seen];
      seen += 1;
      if (!buffer) break;
      if (runs.has(buffer.head.id)) {
        later.push(buffer);
        if (seen <= callers) laterCallers += 1;
        continue;
      }
      buffer.queued = false;
      // A large value came in since: the run goes with a later group, whole.
      if (buffer.deflating > 0) continue;
      buffer.due = false;
      buffer.writing = true;
      buffer.flightWaiters = buffer.waiters;
      buffer.waiters = [];
      const part = takePart(buffer);
      runs.add(buffer.head.id);
      size += part.size;
      parts.push(part);
    }
    queue.splice(0, seen, ...later);
    callers = Math.max(0, callers - seen) + laterCallers;
    return parts;
  }

  async function fly(parts: Part[]): Promise<void> {
    flying += 1;
    const startedAt = performance.now();
    await write(parts);
    flying -= 1;
    onCommit?.({ parts, durationMs: performance.now() - startedAt });
    schedule();
    settle();
  }

  async function write(parts: Part[]): Promise<void> {
    try {
      const written = await writeParts(pool, parts, { patienceMs });
      for (const part of parts) {
        const { buffer } = part;
        const kept = written.has(buffer.head.id);
        if (kept) onWritten?.(part);
        land(buffer, kept ? undefined : new LeaseLost(buffer.head.id));
      }
    } catch (error) {
      if (error instanceof JournalUnavailable) for (const { buffer } of parts) land(buffer, error);
      else if (parts.length > 1) for (const part of parts) await write([part]);
      else if (parts[0]) land(parts[0].buffer, new JournalRefused(parts[0].buffer.head.id, error));
    }
  }

  /** The run's group is over: durable, or with the fault that ends the run here. */
  function land(buffer: RunBuffer, fault: Error | undefined): void {
    const waiters = buffer.flightWaiters;
    buffer.flightWaiters = [];
    buffer.writing = false;
    buffer.rowExists = true;
    if (fault) {
      lose(buffer, fault, waiters);
      return;
    }
    for (const waiter of waiters) waiter.resolve();
    if (buffer.due) enter(buffer);
    else if (!hasSomethingToWrite(buffer)) open.delete(buffer);
  }

  function lose(buffer: RunBuffer, fault: Error, waiters: Waiter[]): void {
    buffer.fault = fault;
    buffer.steps = [];
    buffer.payloads = [];
    buffer.checkpoints.clear();
    buffer.rowChanged = false;
    if (buffer.timer) clearTimeout(buffer.timer);
    open.delete(buffer);
    for (const waiter of [...waiters, ...buffer.waiters]) waiter.reject(fault);
    buffer.waiters = [];
    buffer.onFault(fault);
  }

  function settle(): void {
    if (flying > 0 || queue.length > 0 || open.size > 0) return;
    for (const resolve of idle) resolve();
    idle = [];
  }

  return {
    gather(buffer) {
      open.add(buffer);
      if (buffer.due) enter(buffer);
      else buffer.timer ??= setTimeout(() => makeDue(buffer), gatherMs);
    },
    flush(buffer) {
      if (buffer.fault) return Promise.reject(buffer.fault);
      const pending = hasSomethingToWrite(buffer) || buffer.deflating > 0;
      if (!pending && !buffer.writing) return Promise.resolve();
      return new Promise((resolve, reject) => {
        if (!pending) {
          buffer.flightWaiters.push({ resolve, reject });
          return;
        }
        buffer.waiters.push({ resolve, reject });
        open.add(buffer);
        makeDue(buffer);
      });
    },
    refuse(buffer, cause) {
      buffer.deflating -= 1;
      if (!buffer.fault) lose(buffer, new JournalRefused(buffer.head.id, cause), []);
    },
    async close() {
      for (const buffer of open) makeDue(buffer);
      if (flying === 0 && queue.length === 0 && open.size === 0) return;
      await new Promise<void>((resolve) => idle.push(resolve));
    },
  };
}
