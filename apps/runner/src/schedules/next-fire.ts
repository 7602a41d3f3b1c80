/**
 * When a schedule fires next. Pure: a schedule's fires depend on its config and its first fire only, so they do not
 * drift, whenever and by whomever they are computed.
 */
import { Cron } from 'croner';
import { momentOf, wallTime } from './zoned-time.ts';

export type SchedulePlan =
  | { mode: 'interval'; every: number; unit: IntervalUnit; anchorMs: number; zone: string }
  | { mode: 'cron'; cron: string; zone: string };

export type IntervalUnit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months';

const MINUTE_MS = 60_000;

/** The first fire after `afterMs`; undefined when there is none. Throws for a cron text or zone that means nothing. */
export function nextFire(plan: SchedulePlan, afterMs: number): number | undefined {
  switch (plan.mode) {
    case 'cron':
      return new Cron(plan.cron, { timezone: plan.zone }).nextRun(new Date(afterMs))?.getTime();
    case 'interval':
      return nextInterval(plan, afterMs);
  }
}

function nextInterval(plan: Extract<SchedulePlan, { mode: 'interval' }>, afterMs: number): number {
  const { anchorMs, every, unit } = plan;
  if (anchorMs > afterMs) return anchorMs;
  if (unit === 'minutes' || unit === 'hours') {
    const step = every * MINUTE_MS * (unit === 'hours' ? 60 : 1);
    return anchorMs + (Math.floor((afterMs - anchorMs) / step) + 1) * step;
  }
  // Calendar steps keep the wall-clock time: estimate how many have passed, from below, and go on from there.
  const shortestMs =
    { days: 23 * 60, weeks: 7 * 24 * 60 - 60, months: 31 * 24 * 60 + 60 }[unit] * MINUTE_MS * every;
  const passed = Math.floor((afterMs - anchorMs) / (unit === 'months' ? shortestMs : shortestMs * 1.1));
  for (let steps = Math.max(0, passed - 1); ; steps += 1) {
    const at = calendarFire(plan, steps);
    if (at > afterMs) return at;
  }
}

function calendarFire(plan: Extract<SchedulePlan, { mode: 'interval' }>, steps: number): number {
  const { anchorMs, zone, unit, every } = plan;
  const wall = wallTime(anchorMs, zone);
  const amount = steps * every;
  if (unit === 'days') return momentOf({ ...wall, day: wall.day + amount }, zone);
  if (unit === 'weeks') return momentOf({ ...wall, day: wall.day + amount * 7 }, zone);
  // A month that is too short fires on its last day.
  const lastDay = new Date(Date.UTC(wall.year, wall.month + amount, 0)).getUTCDate();
  return momentOf({ ...wall, month: wall.month + amount, day: Math.min(wall.day, lastDay) }, zone);
}
