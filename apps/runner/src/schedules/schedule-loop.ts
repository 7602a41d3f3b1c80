/**
 * Waits for the next fire of any schedule and fires it. Sleeps until that time, at most 30 s, and looks again when it is
 * nudged because schedules changed. Every node runs this loop; the row decides who fires, the database's clock when
 * (docs/decisions/2026-11-25-schedules-go-by-the-databases-clock.md).
 *
 * A row that means nothing is set aside. A row that could not be fired for any other reason keeps its time and is tried
 * again after a pause of its own. Must never happen: a schedule that stops because the database was away for a moment.
 */
import {
  DUE_SCHEDULES,
  listDueSchedules,
  nextFireDelay,
  parkSchedule,
  planSchedule,
  type ScheduleRow,
} from '@flowbridge/db';
import type { Runtime } from '@flowbridge/runtime';
import { fireSchedule } from './fire-schedule.ts';
import { nextFire } from './next-fire.ts';
import { readSchedule, UnplannableSchedule } from './read-schedule.ts';
import { createRowBackoff } from './row-backoff.ts';

export type ScheduleLoop = {
  /** Schedules changed: look now. */
  nudge(): void;
  stop(): Promise<void>;
};

const LONGEST_SLEEP_MS = 30_000;
/** A fire that is later than this was missed: no runner was there to fire it. */
const MISSED_AFTER_MS = 60_000;

export function startScheduleLoop(
  runtime: Runtime,
  { onFire = () => {} }: { onFire?: (runId: string) => void } = {},
): ScheduleLoop {
  let stopped = false;
  let nudged = false;
  let wake = () => {};
  const backoff = createRowBackoff();

  /** Handles what is due; answers how long to wait before looking again, in milliseconds. */
  async function look(): Promise<number> {
    const { now, due } = await listDueSchedules(runtime.db);
    backoff.keepOnly(due);
    for (const row of due) {
      if (backoff.waits(row)) continue;
      try {
        const runId = await handleDue(runtime, row, now.getTime());
        backoff.handled(row);
        if (runId !== undefined) onFire(runId);
      } catch (error) {
        await afterFailure(row, error);
      }
    }
    if (due.length === DUE_SCHEDULES && !due.some((row) => backoff.waits(row))) return 0;
    const next = (await nextFireDelay(runtime.db, now)) ?? Number.POSITIVE_INFINITY;
    return Math.min(next, backoff.next() ?? Number.POSITIVE_INFINITY);
  }

  async function afterFailure(row: ScheduleRow, error: unknown): Promise<void> {
    const { flowId, triggerId, tenantId } = row;
    const place = { err: error, tenantId, flowId, triggerId };
    if (error instanceof UnplannableSchedule) {
      runtime.log.error(place, 'a schedule means nothing; it is set aside until its flow is changed');
      backoff.handled(row);
      await parkSchedule(runtime.db, row);
      return;
    }
    runtime.log.error(place, 'a schedule could not be fired; it is tried again');
    backoff.failed(row);
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      nudged = false;
      let sleepMs = 1_000;
      try {
        sleepMs = Math.min(Math.max(await look(), 5), LONGEST_SLEEP_MS);
      } catch (error) {
        runtime.log.error({ err: error }, 'schedules could not be read');
      }
      if (stopped || nudged) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, sleepMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  const running = loop();
  return {
    nudge() {
      nudged = true;
      backoff.keepOnly([]);
      wake();
    },
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}

/** Plans a new schedule, or fires a due one; `nowMs` is the database's time. Answers the id of the run that came of it. */
export async function handleDue(
  runtime: Pick<Runtime, 'db' | 'tenants' | 'log'>,
  row: ScheduleRow,
  nowMs: number,
): Promise<string | undefined> {
  const { nextFireAt } = row;
  const { plan, missedFires } = await readSchedule(row, nowMs);
  if (nextFireAt === null) {
    // A first fire that is not in the past may be this very moment.
    const first = nextFire(plan, nowMs - 1);
    const firstAt = first === undefined ? undefined : new Date(first);
    await planSchedule(runtime.db, { ...row, nextFireAt: firstAt, anchorAt: new Date(nowMs) });
    if (firstAt === undefined || first === undefined || first > nowMs) return undefined;
    return handleDue(runtime, { ...row, nextFireAt: firstAt }, nowMs);
  }
  const next = nextFire(plan, Math.max(nowMs, nextFireAt.getTime()));
  const missed = nowMs - nextFireAt.getTime() > MISSED_AFTER_MS;
  return fireSchedule(runtime, {
    row,
    nowMs,
    firedAt: nextFireAt,
    nextFireAt: next === undefined ? undefined : new Date(next),
    run: !missed || missedFires === 'once',
  });
}
