/**
 * Ends polls whose runs have ended.
 *
 * open      runs of the poll are on their way; the trigger's next poll waits for them.
 * closed    all have reached their end: the watermark moves, and a poll that was cut at its maximum is followed at once.
 *           Or some failed: the watermark stays, their records are read again (sync-poll-runs).
 *
 * A slice of a back-fill likewise: delivered, the next slice follows; otherwise the back-fill stops there.
 * Must never happen: a watermark that passes a record whose run has not reached its end.
 */
import {
  type Backfill,
  closePoll,
  endPollRun,
  inTransaction,
  listSettleablePolls,
  lockPollCursor,
  type PollTrigger,
  readBackfill,
  saveBackfill,
  syncPollRuns,
} from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import type { ClientBase } from 'pg';
import type { Runtime } from '../runs/runtime.ts';
import { compareWatermarks } from './poll-window.ts';

/** Ends what has ended of a trigger's polls. Harmless at any time. */
export function settlePoll({ db }: Pick<Runtime, 'db'>, trigger: PollTrigger): Promise<void> {
  return inTransaction(db, async (client) => {
    const cursor = await lockPollCursor(client, trigger);
    if (cursor === undefined) return;
    const lanes = await syncPollRuns(client, trigger);
    const stateOf = (lane: string) =>
      lanes.find((each) => each.lane === lane) ?? { open: false, failed: false };
    const live = stateOf('live');
    if (cursor.openSince !== null && !live.open) {
      const { more } = await closePoll(client, trigger, { delivered: !live.failed });
      if (more) await enqueue(client, [{ name: 'poll.fire', payload: trigger }]);
    }
    const backfill = readBackfill(cursor.backfill);
    const slices = stateOf('backfill');
    if (backfill?.pending !== undefined && !slices.open)
      await endSlice(client, trigger, backfill, slices.failed);
  });
}

async function endSlice(
  client: ClientBase,
  trigger: PollTrigger,
  { pending, ...backfill }: Backfill,
  failed: boolean,
): Promise<void> {
  const at = failed ? backfill.at : (pending ?? backfill.at);
  await goOn(client, trigger, { ...backfill, at }, failed ? 'failed' : undefined);
}

/** Keeps a back-fill's new place and, unless it is at its end, asks for the next slice. */
export async function goOn(
  client: ClientBase,
  trigger: PollTrigger,
  backfill: Backfill,
  ending?: 'failed',
): Promise<void> {
  const isDone = compareWatermarks(backfill.at, backfill.to) >= 0;
  const state = backfill.state === 'running' ? (ending ?? (isDone ? 'done' : 'running')) : backfill.state;
  if (state === 'running') {
    await saveBackfill(client, trigger, backfill);
    await enqueue(client, [{ name: 'poll.fire', payload: { ...trigger, backfillId: backfill.id } }]);
    return;
  }
  const endedAt = backfill.endedAt ?? new Date().toISOString();
  await saveBackfill(client, trigger, { ...backfill, state, endedAt });
}

/** Told of each ended run of a poll, after its end is durable: the watermark then moves without waiting for the sweep. */
export async function pollRunEnded(runtime: Pick<Runtime, 'db' | 'log'>, runId: string): Promise<void> {
  try {
    const trigger = await endPollRun(runtime.db, runId);
    if (trigger) await settlePoll(runtime, trigger);
  } catch (error) {
    // The sweep does it: what the run did is durable already.
    runtime.log.warn({ err: error, runId }, 'a poll could not be ended with its run');
  }
}

/** One sweep: ends every poll whose runs have ended, whoever ended them. */
export async function settlePolls(runtime: Pick<Runtime, 'db'>): Promise<void> {
  for (const trigger of await listSettleablePolls(runtime.db)) await settlePoll(runtime, trigger);
}
