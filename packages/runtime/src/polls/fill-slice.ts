/**
 * One slice of a back-fill. Records outside the slice wait for theirs, also when the query knows no end; those that an
 * ordinary poll or an earlier slice has delivered unchanged are not delivered again.
 */
import { type Backfill, inTransaction, lockPollCursor, readBackfill, saveBackfill } from '@flowbridge/db';
import { StepFailureError } from '@flowbridge/engine';
import type { Runtime } from '../runs/runtime.ts';
import { askSystem, type Poll } from './ask-system.ts';
import type { PollOutcome } from './fire-poll.ts';
import { handOut, sortRecords } from './hand-out.ts';
import { compareWatermarks, sliceWindow } from './poll-window.ts';
import { goOn } from './settle-poll.ts';

/** Reads the slice at the back-fill's place. A query that fails ends the back-fill there; it throws `StepFailureError`. */
export async function fillSlice(runtime: Runtime, poll: Poll, backfill: Backfill): Promise<PollOutcome> {
  const { target, trigger } = poll;
  const { kind } = trigger.config.watermark;
  const cursor = sliceWindow(backfill.at, { kind, to: backfill.to, slice: backfill.slice });
  const answered = await askSystem(runtime, poll, cursor).catch(async (error: unknown) => {
    if (error instanceof StepFailureError) await stop(runtime, poll, backfill);
    throw error;
  });
  const records = answered.filter(
    ({ value }) => compareWatermarks(value, cursor.from) >= 0 && compareWatermarks(value, cursor.to) <= 0,
  );
  return inTransaction(runtime.db, async (client): Promise<PollOutcome> => {
    const locked = await lockPollCursor(client, target);
    const present = readBackfill(locked?.backfill ?? null);
    if (!isWhere(present, backfill)) return { kind: 'skipped' };
    const { fresh, more } = await sortRecords(client, poll, records);
    const found = present.found + records.length;
    // Cut at the maximum, the same slice is read again: what was delivered by then is known.
    const at = more ? backfill.at : cursor.to;
    if (fresh.length === 0) {
      await goOn(client, target, { ...present, at, found });
      return { kind: 'read', runIds: [] };
    }
    const runIds = await handOut({ client, log: runtime.log }, poll, {
      records: fresh,
      cursor,
      lane: 'backfill',
    });
    const delivered = present.delivered + fresh.length;
    await saveBackfill(client, target, { ...present, pending: at, found, delivered });
    return { kind: 'read', runIds };
  });
}

function stop(runtime: Runtime, { target }: Poll, backfill: Backfill): Promise<void> {
  return inTransaction(runtime.db, async (client) => {
    const present = readBackfill((await lockPollCursor(client, target))?.backfill ?? null);
    if (isWhere(present, backfill)) await goOn(client, target, present, 'failed');
  });
}

/** Whether a back-fill still stands where it stood when the query began. */
function isWhere(present: Backfill | undefined, before: Backfill): present is Backfill {
  return (
    present?.id === before.id &&
    present.state === 'running' &&
    present.at === before.at &&
    present.pending === undefined
  );
}
