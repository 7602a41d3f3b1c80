import { daysInMonth, fromWallClock, toWallClock, type WallClock } from './zone.ts';

export const timeUnits = [
  'year',
  'quarter',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
  'millisecond',
] as const;

export type TimeUnit = (typeof timeUnits)[number];

const exactMs = { hour: 3_600_000, minute: 60_000, second: 1_000, millisecond: 1 };

/** Moves a moment. Days and longer keep the wall clock of the zone; a month's end stays inside its month. */
export function addUnits(epochMs: number, amount: number, unit: TimeUnit, zone: string): number {
  const clock = toWallClock(epochMs, zone);
  switch (unit) {
    case 'year':
      return addMonths(clock, amount * 12, zone);
    case 'quarter':
      return addMonths(clock, amount * 3, zone);
    case 'month':
      return addMonths(clock, amount, zone);
    case 'week':
      return fromWallClock({ ...clock, day: clock.day + amount * 7 }, zone);
    case 'day':
      return fromWallClock({ ...clock, day: clock.day + amount }, zone);
    case 'hour':
    case 'minute':
    case 'second':
    case 'millisecond':
      return epochMs + amount * exactMs[unit];
  }
}

function addMonths(clock: WallClock, months: number, zone: string): number {
  const total = clock.year * 12 + (clock.month - 1) + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return fromWallClock({ ...clock, year, month, day: Math.min(clock.day, daysInMonth(year, month)) }, zone);
}

/** The first moment of the unit that holds this moment. Weeks begin on Monday. */
export function startOfUnit(epochMs: number, unit: TimeUnit, zone: string): number {
  const clock = toWallClock(epochMs, zone);
  const midnight = { hour: 0, minute: 0, second: 0, millisecond: 0 };
  switch (unit) {
    case 'year':
      return fromWallClock({ ...clock, month: 1, day: 1, ...midnight }, zone);
    case 'quarter':
      return fromWallClock(
        { ...clock, month: Math.floor((clock.month - 1) / 3) * 3 + 1, day: 1, ...midnight },
        zone,
      );
    case 'month':
      return fromWallClock({ ...clock, day: 1, ...midnight }, zone);
    case 'week': {
      const weekday = new Date(Date.UTC(clock.year, clock.month - 1, clock.day)).getUTCDay() || 7;
      return fromWallClock({ ...clock, day: clock.day - weekday + 1, ...midnight }, zone);
    }
    case 'day':
      return fromWallClock({ ...clock, ...midnight }, zone);
    case 'hour':
      return epochMs - (clock.minute * exactMs.minute + clock.second * exactMs.second + clock.millisecond);
    case 'minute':
      return epochMs - (clock.second * exactMs.second + clock.millisecond);
    case 'second':
      return epochMs - clock.millisecond;
    case 'millisecond':
      return epochMs;
  }
}

/** Whole units from one moment to another, negative when the second is earlier. */
export function wholeUnitsBetween(fromMs: number, toMs: number, unit: TimeUnit, zone: string): number {
  switch (unit) {
    case 'hour':
    case 'minute':
    case 'second':
    case 'millisecond':
      return Math.trunc((toMs - fromMs) / exactMs[unit]) + 0;
    case 'year':
    case 'quarter':
    case 'month':
    case 'week':
    case 'day': {
      // an estimate that cannot be too far from zero, then corrected by the calendar itself
      const longest = { year: 366, quarter: 92, month: 31, week: 7, day: 1 }[unit] * 24.5 * exactMs.hour;
      const direction = toMs < fromMs ? -1 : 1;
      let count = Math.trunc((toMs - fromMs) / longest);
      const reaches = (units: number) => {
        const moment = addUnits(fromMs, units, unit, zone);
        return direction > 0 ? moment <= toMs : moment >= toMs;
      };
      while (reaches(count + direction)) count += direction;
      return count + 0;
    }
  }
}
