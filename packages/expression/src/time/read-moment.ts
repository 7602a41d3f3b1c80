import { describeValue } from '../bilingual.ts';
import { Fault } from '../fault.ts';
import { daysInMonth, fromWallClock, type WallClock } from './zone.ts';

const isoLike =
  /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?\s*$/i;
const compact = /^\s*(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2}))?\s*$/;
/** The range JavaScript can date. */
const furthestMs = 8.64e15;

/**
 * Reads a date in the ways systems write it: ISO 8601 text, `2026-03-05 08:30:00`, `2026/3/5`, `20260305`, or a number of
 * epoch milliseconds. Text without an offset is read in `zone`. Gives epoch milliseconds; throws a `Fault` otherwise.
 */
export function readMoment(value: unknown, zone: string): number {
  if (typeof value === 'number' && Math.abs(value) <= furthestMs) return Math.trunc(value);
  if (typeof value === 'string') {
    const match = isoLike.exec(value) ?? compact.exec(value);
    if (match) {
      const [, year, month, day, hour, minute, second, fraction, offset] = match;
      const clock = {
        year: Number(year),
        month: Number(month),
        day: Number(day),
        hour: Number(hour ?? 0),
        minute: Number(minute ?? 0),
        second: Number(second ?? 0),
        millisecond: Number((fraction ?? '').slice(0, 3).padEnd(3, '0')),
      };
      if (isPossible(clock)) return fromWallClock(clock, offset?.toUpperCase() ?? zone);
    }
  }
  const got = describeValue(value);
  throw new Fault('invalidValue', {
    en: `${got.en} is not a date; write it as '2026-03-05 08:30:00', as ISO 8601, or use parseDate() with its pattern`,
    zh: `${got.zh}不是日期；请写成 '2026-03-05 08:30:00' 或 ISO 8601，或用 parseDate() 指定格式`,
  });
}

/** Is this a time that a calendar and a clock can show? 24:00:00 counts as the end of the day. */
export function isPossible(clock: WallClock): boolean {
  const endOfDay = clock.hour === 24 && clock.minute === 0 && clock.second === 0 && clock.millisecond === 0;
  return (
    clock.month >= 1 &&
    clock.month <= 12 &&
    clock.day >= 1 &&
    clock.day <= daysInMonth(clock.year, clock.month) &&
    (clock.hour <= 23 || endOfDay) &&
    clock.minute <= 59 &&
    clock.second <= 59
  );
}
